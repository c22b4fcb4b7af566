import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Dialogs } from '../shared/dialogs';
import { FormRefusal } from '../shared/form-refusal';
import { Saving } from '../shared/saving';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { AccountApi } from './account-api';

/** Whether signing in asks for a code beside the password. */
@Component({
  selector: 'app-second-factor-panel',
  imports: [FormRefusal, MatButton, Skeleton, StateMessage],
  templateUrl: './second-factor-panel.html',
  styles: `
    :host {
      display: block;
    }
    h2 {
      display: flex;
      flex-wrap: wrap;
      gap: 0.2rem 0.75rem;
      align-items: center;
    }
    p {
      max-width: 60ch;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      margin-top: var(--space-4);
    }
  `,
})
export class SecondFactorPanel {
  private readonly api = inject(AccountApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly view = this.api.secondFactor();
  protected readonly state = computed(() => (this.view.hasValue() ? this.view.value() : undefined));
  protected readonly busy = signal(false);

  protected turnOn(): Promise<void> {
    return this.whileBusy(async () => {
      const begun = await this.saving.attempt(() => this.api.beginSecondFactor());
      if (!begun) return;
      const { SecondFactorDialog } = await import('./second-factor-dialog');
      const codes = await this.dialogs.open<readonly string[]>(SecondFactorDialog, begun.answer);
      if (codes) await this.show(codes);
    });
  }

  protected renew(): Promise<void> {
    return this.whileBusy(async () => {
      const renewed = await this.saving.attempt(() => this.api.renewRecoveryCodes());
      if (renewed) await this.show(renewed.answer.codes);
    });
  }

  protected turnOff(): Promise<void> {
    return this.whileBusy(async () => {
      await this.saving.attempt(() => this.api.turnOffSecondFactor());
    });
  }

  private async show(codes: readonly string[]): Promise<void> {
    const { RecoveryCodesDialog } = await import('./recovery-codes-dialog');
    await this.dialogs.open(RecoveryCodesDialog, codes);
  }

  private async whileBusy(task: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    await task();
    this.busy.set(false);
    this.view.reload();
  }
}
