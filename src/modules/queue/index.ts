export { BULK_ACTIONS, bulkActionsOf, isBulkAction, isRipeFor, MOST_IN_BULK, type BulkAction } from './bulk.ts';
export { CHANNELS, countFilters, DUE_FILTERS, readFilters, SEEN_FILTERS, type QueueFilters } from './filters.ts';
export { seatKey, seatNamed, seatsOf, type Seat } from './seats.ts';
export { CLOSED_PLACES, firstTab, placesOf, QUEUE_TABS, tabsOf, TIMED_PLACES, type QueueTab } from './tabs.ts';
