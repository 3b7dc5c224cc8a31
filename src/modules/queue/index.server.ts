export { keepView, ownViews, removeView, type KeepViewRefusal } from './server/keep-view.ts';
export { foldCounts } from './server/count-store.ts';
