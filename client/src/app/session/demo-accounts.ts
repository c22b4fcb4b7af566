import { Component, inject, output } from '@angular/core';
import type { SignIn } from '@contract/session';
import { initialsOf } from '../shared/initials';
import { Words } from '../shared/words';
import { SessionApi } from './session-api';

/** Fictional people to sign in as; there only in demo mode. */
@Component({
  selector: 'app-demo-accounts',
  templateUrl: './demo-accounts.html',
  styleUrl: './demo-accounts.scss',
})
export class DemoAccounts {
  protected readonly words = inject(Words);
  protected readonly accounts = inject(SessionApi).demoAccounts();
  readonly chosen = output<SignIn>();

  protected readonly initialsOf = initialsOf;
}
