export { connect, type ConnectOptions } from './connect.ts';
export { startEmbedded, visitEmbedded, type EmbeddedServer } from './embedded.ts';
export { migrate, type MigrateOptions } from './migrate.ts';
export { poke } from './poke.ts';
export { prepareEmbedded, roleUrls, type DatabaseUrls } from './prepare.ts';
export { quietLogger } from './quiet-logger.ts';
