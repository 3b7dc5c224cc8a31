import { ensureBuilt } from '../src/main/build.ts';

// `npm run build`: the same build, with the same stamp, as a start makes when it finds none.
await ensureBuilt(console.log);
