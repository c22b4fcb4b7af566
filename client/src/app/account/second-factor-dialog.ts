import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { SecondFactorSetup } from '@contract/account';
import { DialogForm } from '../shared/dialog-form';
import { Saving } from '../shared/saving';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { AccountApi } from './account-api';

/** Gives the secret to an app for codes, and takes its first code; closes with the recovery codes. */
@Component({
  selector: 'app-second-factor-dialog',
  imports: [DialogForm, TextField],
  template: `
    <app-dialog-form [title]="words.t('secondFactor.turnOn')" [form]="fields" [saving]="saving" [save]="words.t('secondFactor.confirm')">
      <ol>
        <li>{{ words.t('secondFactor.getApp') }}</li>
        <li>
          {{ words.t('secondFactor.scan') }}
          <img [src]="setup.image" [alt]="words.t('secondFactor.image')" width="220" height="220" />
          <p class="on-phone">
            <a [href]="setup.address">{{ words.t('secondFactor.open') }}</a>
          </p>
          <p class="small">
            {{ words.t('secondFactor.orType') }}
            <code>{{ spaced }}</code>
          </p>
        </li>
        <li>{{ words.t('secondFactor.typeCode') }}</li>
      </ol>
      <app-text-field autocomplete="one-time-code" [field]="fields.code" [label]="words.t('signIn.code')" />
    </app-dialog-form>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--space-3);
      padding-left: 1.4rem;
      list-style: decimal;
    }
    img {
      display: block;
      margin-block: var(--space-3);
      border-radius: var(--round-small);
      background: #ffffff;
    }
    /* An app for codes is on a phone; elsewhere the link would lead nowhere. */
    .on-phone {
      display: none;
    }
    @media (pointer: coarse) {
      .on-phone {
        display: block;
      }
    }
    code {
      font-size: 1rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class SecondFactorDialog {
  private readonly api = inject(AccountApi);
  private readonly dialog = inject<MatDialogRef<SecondFactorDialog, readonly string[]>>(MatDialogRef);
  protected readonly setup = inject<SecondFactorSetup>(MAT_DIALOG_DATA);
  protected readonly spaced = this.setup.secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  protected readonly fields = form(signal({ code: '' }), (path) => required(path.code), { submission: { action: () => this.confirm() } });

  readonly dirty = () => false;

  private async confirm(): Promise<undefined> {
    const confirmed = await this.saving.attempt(() => this.api.confirmSecondFactor(this.fields.code().value()));
    if (confirmed) this.dialog.close(confirmed.answer.codes);
  }
}
