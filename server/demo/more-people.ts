import type { WrittenOrganisation, WrittenProfessional, WrittenTeam } from './directory.js';
import type { CaseOrganisation, CaseTeam } from './worked-case-people.js';

// Colleagues and partners beside those of the worked case. They have no account: they fill lists. All made up.

export const MORE_ORGANISATIONS = {
  neighbourhoodTeamCentre: { name: 'Sociaal wijkteam Haven-Centrum', kind: 'neighbourhood_team' },
  mentalHealth: { name: 'GGZ De Binnenhaven', kind: 'mental_health_care' },
  youthCare: { name: 'Jeugdhulp Het Baken', kind: 'youth_care' },
  vocationalSchool: { name: 'Mbo-college Waterlijn', kind: 'school' },
  primarySchool: { name: 'Basisschool De Zandloper', kind: 'school' },
  police: { name: 'Politie, basisteam Duinzicht', kind: 'police' },
  housingOther: { name: 'Woningcorporatie Vlietstede', kind: 'housing_corporation' },
  work: { name: 'Werkplein Zeesluis', kind: 'other' },
} satisfies Record<string, WrittenOrganisation>;
type MoreOrganisation = keyof typeof MORE_ORGANISATIONS;
type AnyOrganisation = CaseOrganisation | MoreOrganisation;

export const MORE_TEAMS = {
  centre: { name: 'Team Centrum', organisation: 'municipality' },
  north: { name: 'Team Noord en Kust', organisation: 'municipality' },
} satisfies Record<string, WrittenTeam<CaseOrganisation>>;
export type AnyTeam = CaseTeam | keyof typeof MORE_TEAMS;

const director = (name: string, team: AnyTeam): WrittenProfessional<AnyOrganisation, AnyTeam> => ({
  name, team, function: 'casusregisseur', organisation: 'municipality', roles: ['case_director'],
});
const teamLead = (name: string, team: AnyTeam): WrittenProfessional<AnyOrganisation, AnyTeam> => ({
  name, team, function: 'teamleider', organisation: 'municipality', roles: ['team_lead'],
});

export const MORE_MUNICIPAL = {
  ruben: director('Ruben Scheffer', 'southWest'),
  amina: director('Amina Tahiri', 'southWest'),
  hanneke: teamLead('Hanneke Rozema', 'centre'),
  lotte: director('Lotte Wiegman', 'centre'),
  serkan: director('Serkan Aydoğan', 'centre'),
  ingrid: director('Ingrid Pronk', 'centre'),
  winston: teamLead('Winston Kromodimedjo', 'north'),
  maarten: director('Maarten Uittenbogaard', 'north'),
  chantal: director('Chantal Oosterwal', 'north'),
  dilan: director('Dilan Korkmaz', 'north'),
} satisfies Record<string, WrittenProfessional<AnyOrganisation, AnyTeam>>;

const partner = (name: string, work: string, organisation: AnyOrganisation, domains: WrittenProfessional['domains']): WrittenProfessional<AnyOrganisation, AnyTeam> => ({
  name, function: work, organisation, roles: ['partner'], domains,
});

export const MORE_PARTNERS = {
  joris: partner('Joris Haverkamp', 'wijkteammedewerker', 'neighbourhoodTeamCentre', ['domestic_relations', 'social_network', 'practical_daily_life']),
  nadia: partner('Nadia Belkadi', 'wijkteammedewerker', 'neighbourhoodTeam', ['finances', 'practical_daily_life', 'participation']),
  els: partner('Els Groenendaal', 'behandelaar', 'mentalHealth', ['mental_health']),
  rajesh: partner('Rajesh Gangadin', 'ambulant begeleider', 'mentalHealth', ['mental_health', 'time_use', 'basic_daily_life']),
  kim: partner('Kim Blokland', 'gezinsbegeleider', 'youthCare', ['parenting', 'domestic_relations']),
  stefan: partner('Stefan de Rooij', 'zorgcoördinator', 'vocationalSchool', ['work_and_education']),
  mieke: partner('Mieke Zandbergen', 'intern begeleider', 'primarySchool', ['work_and_education', 'parenting']),
  farid: partner('Farid Oulhaj', 'wijkagent', 'police', ['justice']),
  petra: partner('Petra Lindeman', 'woonconsulent', 'housingOther', ['housing']),
  wouter: partner('Wouter Hofstede', 'schuldhulpverlener', 'debtHelp', ['finances']),
  sabine: partner('Sabine Kolk', 'werkcoach', 'work', ['work_and_education', 'participation', 'time_use']),
  glenn: partner('Glenn Winter', 'behandelaar', 'addictionCare', ['substance_use', 'physical_health']),
} satisfies Record<string, WrittenProfessional<AnyOrganisation, AnyTeam>>;
