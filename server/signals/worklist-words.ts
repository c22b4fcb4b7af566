import type { Level } from '../contract/level-words.js';
import type { Language } from '../contract/roles.js';
import type { SignalCode, WorklistPart } from '../contract/signal-words.js';

/** What stands in the file of the worklist. */
export interface WorklistWords {
  file: Record<WorklistPart, string>;
  headings: { household: string; signal: string; sentence: string; from: string; inDays: string; level: string; lead: string };
  codes: Record<SignalCode, string>;
  levels: Record<Level, string>;
}

export const WORKLIST_WORDS: Record<Language, WorklistWords> = {
  nl: {
    file: { now: 'vastgelopen', soon: 'bijna-vastgelopen' },
    headings: { household: 'huishouden', signal: 'signaal', sentence: 'uitleg', from: 'vanaf', inDays: 'over hoeveel dagen', level: 'niveau', lead: 'regievoerder' },
    codes: {
      unsafe: 'niet veilig', no_active_lead: 'niemand heeft de regie', handover_not_accepted: 'overdracht wacht', escalation_unanswered: 'vraag hogerop wacht', acute_rating: 'acuut zonder actie',
      circular_blockage: 'wacht in een kring', no_contact: 'contact lukt niet', no_progress: 'geen vooruitgang', evaluation_overdue: 'evaluatie te laat', actions_overdue: 'acties te laat',
      goal_without_action: 'doel zonder actie', plan_not_agreed: 'nog niet eens met het plan', overlap_unanswered: 'dubbel bezoek wacht', lead_changes: 'vaak een andere regievoerder',
    },
    levels: { self: 'eigen regie', team: 'gewone samenwerking', case_direction: 'casusregie', process_direction: 'procesregie', safety_house: 'Zorg- en Veiligheidshuis', national: 'landelijk maatwerkloket' },
  },
  en: {
    file: { now: 'stuck', soon: 'nearly-stuck' },
    headings: { household: 'household', signal: 'signal', sentence: 'explanation', from: 'from', inDays: 'in how many days', level: 'level', lead: 'lead' },
    codes: {
      unsafe: 'not safe', no_active_lead: 'nobody leads', handover_not_accepted: 'handover waits', escalation_unanswered: 'question higher up waits', acute_rating: 'acute without action',
      circular_blockage: 'waits in a circle', no_contact: 'contact does not work out', no_progress: 'no progress', evaluation_overdue: 'evaluation late', actions_overdue: 'actions late',
      goal_without_action: 'goal without action', plan_not_agreed: 'plan not agreed yet', overlap_unanswered: 'overlap waits', lead_changes: 'many leads',
    },
    levels: { self: 'in their own hands', team: 'regular cooperation', case_direction: 'case direction', process_direction: 'process direction', safety_house: 'care and safety house', national: 'national desk' },
  },
};
