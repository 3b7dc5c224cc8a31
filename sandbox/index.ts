export type { DemoAccount } from './demo-account.ts';
export { startSandbox, type Sandbox, type SandboxOptions } from './start.ts';
