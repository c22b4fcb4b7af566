import { Component, computed, inject, input, output, signal, type OnInit } from '@angular/core';
import { form, FormField, maxLength, minLength, required, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { LifeDomain } from '@contract/life-domains';
import type { VisitQuestionKind } from '@contract/visit-question-words';
import type { VisitView } from '@contract/visits';
import { Session } from '../session/session';
import { ChoiceField } from '../shared/choice-field';
import { dayOf, timeOf } from '../shared/day';
import { DialogForm } from '../shared/dialog-form';
import { domainName } from '../shared/domain-name';
import { possibleProfessionals } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Saving } from '../shared/saving';
import { SomeOf } from '../shared/some-of';
import { TextField } from '../shared/text-field';
import { Words } from '../shared/words';
import { VisitQuestionApi } from './visit-question-api';

/** Whether one can join this visit, or pass a question on to it: it lies ahead, is not one's own, and somebody at it is known. */
export const canBeJoined = ({ status, startsAt, professionals }: VisitView, me: string, now: number): boolean =>
  status === 'planned' && Date.parse(startsAt) > now && professionals.some(({ professionalId }) => professionalId !== null) && !professionals.some(({ professionalId }) => professionalId === me);

/** Asked instead of going alone: to join, that a question goes along, or what others think first. */
@Component({
  selector: 'app-visit-question-form',
  imports: [ChoiceField, DialogForm, FormField, Icon, MatButton, SomeOf, TextField],
  template: `
    <app-dialog-form [title]="words.t('planning.choice.' + kind())" [form]="fields" [saving]="saving" [save]="words.t('planning.send')">
      <p class="back"><button matButton type="button" (click)="back.emit()"><app-icon name="chevronLeft" /> {{ words.t('planning.back') }}</button></p>
      <p class="soft">{{ words.t('planning.explains.' + kind()) }}</p>
      @if (kind() === 'consult') {
        <app-some-of [formField]="fields.recipientIds" [label]="words.t('planning.whom')" [options]="people" />
      } @else {
        <app-choice-field [formField]="fields.visitId" [label]="words.t('planning.whichVisit')" [options]="visitOptions()" />
      }
      <app-text-field [lines]="3" [field]="fields.question" [label]="words.t('planning.question.' + kind())" [hint]="words.t('planning.onlyThey')" />
    </app-dialog-form>
  `,
  styles: `
    .back {
      margin-left: -0.75rem;
    }
  `,
})
export class VisitQuestionForm implements OnInit {
  private readonly api = inject(VisitQuestionApi);
  private readonly me = inject(Session).current()?.professionalId ?? '';
  protected readonly words = inject(Words);
  protected readonly saving = new Saving();
  readonly kind = input.required<VisitQuestionKind>();
  readonly picture = input.required<HouseholdPicture>();
  /** Those that can be joined. */
  readonly visits = input.required<readonly VisitView[]>();
  readonly domains = input<readonly LifeDomain[]>([]);
  readonly plannedFor = input<string | null>(null);
  readonly asked = output();
  /** Back to the visit, as it was typed. */
  readonly back = output();

  protected people: { value: string; label: string }[] = [];
  protected readonly visitOptions = computed(() =>
    this.visits().map((visit) => ({
      value: visit.id,
      label: `${this.words.day(dayOf(visit.startsAt), 'weekday')} ${timeOf(visit.startsAt)}, ${visit.professionals.flatMap(({ name }) => name ?? []).join(' + ')} (${visit.domains.map((domain) => domainName(domain, this.words.language())).join(', ')})`,
    })),
  );

  protected readonly fields = form(
    signal({ visitId: '', recipientIds: [] as string[], question: '' }),
    (path) => {
      minLength(path.recipientIds, () => (this.kind() === 'consult' ? 1 : 0));
      required(path.question, { when: () => this.kind() !== 'join' });
      maxLength(path.question, 1000);
    },
    { submission: { action: () => this.send() } },
  );

  readonly dirty = () => this.fields().dirty();

  ngOnInit(): void {
    this.people = possibleProfessionals(this.picture()).filter(({ value }) => value !== this.me);
    this.fields.visitId().value.set(this.visits()[0]?.id ?? '');
    // The lead is asked first, where there is one.
    const { today } = this.picture();
    const lead = this.picture().leads.find(({ from, until }) => from <= today && (until === null || until > today));
    if (this.kind() === 'consult' && lead && this.people.some(({ value }) => value === lead.professionalId)) this.fields.recipientIds().value.set([lead.professionalId]);
  }

  private async send(): Promise<TreeValidationResult> {
    const { visitId, recipientIds, question } = this.fields().value();
    const kind = this.kind();
    const plannedFor = this.plannedFor();
    const saved = await this.saving.attempt(() =>
      this.api.ask(this.picture().id, {
        kind,
        ...(kind === 'consult' ? { recipientIds, ...(plannedFor ? { plannedFor } : {}) } : { visitId }),
        ...(question.trim() ? { question } : {}),
        domains: [...this.domains()],
      }),
    );
    if (saved) this.asked.emit();
    return this.saving.fieldErrors(this.fields);
  }
}
