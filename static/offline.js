// Lets the browser keep a page for when the line is gone. A browser that cannot do it misses nothing.
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/service-worker.js').catch(() => {});
