import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MatDialogRef } from '@angular/material/dialog';
import { DialogForm } from '../shared/dialog-form';
import { refusalWith } from '../shared/problem';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { whenSignedOn } from './other-window';
import { Session } from './session';
import { SignOnApi } from './sign-on-api';

/** Asks somebody to show once more that it is them: with the password (and a code), or by signing on anew in a small window. */
@Component({
  selector: 'app-step-up-dialog',
  imports: [DialogForm, TextField],
  template: `
    <app-dialog-form [title]="words.t('stepUp.title')" [form]="fields" [saving]="saving" [save]="button()">
      @if (elsewhere) {
        <p>{{ words.t('stepUp.elsewhere', { provider: provider() }) }}</p>
        <p class="soft" role="status">{{ waiting() ? words.t('stepUp.waiting') : '' }}</p>
      } @else {
        <p>{{ words.t('stepUp.why') }}</p>
        <app-text-field type="password" autocomplete="current-password" [field]="fields.password" [label]="words.t('signIn.password')" />
        @if (codeNeeded()) {
          <app-text-field autocomplete="one-time-code" [field]="fields.code" [label]="words.t('signIn.code')" [hint]="words.t('signIn.codeHint')" />
        }
      }
    </app-dialog-form>
  `,
})
export class StepUpDialog {
  private readonly api = inject(SignOnApi);
  private readonly dialog = inject<MatDialogRef<StepUpDialog, boolean>>(MatDialogRef);
  private readonly options = this.api.options();
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  /** This session began at a provider: only there can it be shown. */
  protected readonly elsewhere = inject(Session).current()?.signedInWith === 'sign_on';
  protected readonly provider = computed(() => (this.options.hasValue() ? (this.options.value().signOn?.name ?? '') : ''));
  protected readonly button = computed(() => (this.elsewhere ? this.words.t('signIn.with', { provider: this.provider() }) : this.words.t('stepUp.go')));
  protected readonly codeNeeded = signal(false);
  protected readonly waiting = signal(false);
  private stopWaiting = (): void => undefined;

  protected readonly fields = form(
    signal({ password: '', code: '' }),
    (path) => {
      required(path.password, { when: () => !this.elsewhere });
      required(path.code, { when: () => this.codeNeeded() });
    },
    { submission: { action: () => (this.elsewhere ? this.signOnAnew() : this.prove()) } },
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stopWaiting());
  }

  /** Giving up here loses nothing: what was typed stands in the page that asked. */
  readonly dirty = () => false;

  private async prove(): Promise<undefined> {
    const { password, code } = this.fields().value();
    const done = await this.saving.attempt(() => this.api.stepUp({ password, ...(this.codeNeeded() ? { code } : {}) }));
    if (done) this.dialog.close(true);
    else if (this.saving.refusal()?.code === 'session.code-needed') {
      this.codeNeeded.set(true);
      this.saving.forget();
    }
  }

  private async signOnAnew(): Promise<undefined> {
    // Opened at once, as long as the click counts as the reader's own wish; its address follows.
    const small = window.open('', '_blank', 'popup,width=520,height=720');
    const begun = await this.saving.attempt(() => this.api.begin({ purpose: 'step_up' }));
    if (!begun || !small) {
      small?.close();
      if (!small) this.saving.refuse({ ...refusalWith('service.unexpected'), code: 'window' });
      return;
    }
    this.stopWaiting();
    this.stopWaiting = whenSignedOn((refusal) => {
      this.waiting.set(false);
      if (refusal) this.saving.refuse(refusalWith(refusal));
      else this.dialog.close(true);
    });
    this.waiting.set(true);
    small.location.assign(begun.answer.continueAt);
  }
}
