import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { OwnSession } from '@contract/account';
import type { Observable } from 'rxjs';
import { FormRefusal } from '../shared/form-refusal';
import { dayOf, timeOf } from '../shared/day';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AccountApi } from './account-api';

/** Where one is signed in, and ending that. */
@Component({
  selector: 'app-own-sessions-panel',
  imports: [FormRefusal, MatButton, Skeleton, StateMessage],
  templateUrl: './own-sessions-panel.html',
  styleUrl: './own-sessions-panel.scss',
})
export class OwnSessionsPanel {
  private readonly api = inject(AccountApi);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly sessions = this.api.sessions();
  protected readonly busy = signal(false);
  protected readonly ended = signal(false);

  protected deviceOf({ browser, system }: OwnSession): string {
    return this.words.t('sessions.device', { browser: this.words.t(`browser.${browser}`), system: this.words.t(`system.${system}`) });
  }

  protected moment(instant: string): string {
    return this.words.t('sessions.moment', { day: this.words.day(dayOf(instant), 'weekday'), time: timeOf(instant) });
  }

  protected end({ id }: OwnSession): Promise<void> {
    return this.attempt(() => this.api.endSession(id));
  }

  protected endOthers(): Promise<void> {
    return this.attempt(() => this.api.endOtherSessions());
  }

  private async attempt(request: () => Observable<void>): Promise<void> {
    this.busy.set(true);
    this.ended.set(false);
    this.ended.set((await this.saving.attempt(request)) !== undefined);
    this.busy.set(false);
    this.sessions.reload();
  }
}
