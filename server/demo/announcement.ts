import type { DemoAccount } from '../contract/session.js';

/** Prints the demo accounts, for whoever starts the product for the first time. */
export function announceDemo(accounts: readonly DemoAccount[], tell: (sentence: string) => void): void {
  if (accounts.length === 0) return;
  tell(`\nDemo accounts (password ${accounts[0]!.password}):`);
  for (const { email, name, roles, organisation } of accounts) tell(`  ${email.padEnd(36)} ${name}, ${roles.join(' and ').replaceAll('_', ' ')}, ${organisation}`);
}
