import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { projectFolder } from './config.js';
import { PROBLEMS, type ProblemCode } from './contract/problem-codes.js';
import { Problem } from './contract/problems.js';

export const API_PREFIX = 'api/v1';

/** The product's semantic version, from package.json; its major version is in the address of the API. */
export const API_VERSION = (JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string }).version;

const TAGS = {
  health: 'Whether the service runs and can serve.',
  session: 'Signing in and out.',
  invitation: 'Becoming a colleague, for who holds the link.',
  administration: 'The people, teams and settings of one organisation, for its own administrators.',
  account: "One's own sessions and second step.",
  'sign-on': 'Single sign-on with an OpenID Connect provider.',
  directory: 'Organisations and colleagues.',
  households: 'The households that one may see, and the picture of each.',
  circle: 'Who belongs to a household: members, network, professionals.',
  ratings: 'Parts of life, in two voices.',
  disclosures: 'Who may know what of whom: by consent or another legal basis.',
  leads: 'Who leads, and when nobody did.',
  plan: 'The one shared plan.',
  levels: 'The ladder from self-reliance to national tailoring, and the question to somebody for a decision about it.',
  withdrawals: 'How the help of an organisation ends: proposed, agreed, and handed over.',
  safety: 'Whether it is safe at home now, as those who come there say.',
  signals: 'Why a household is stuck or about to be, what is decided about it, and the worklist of a team lead.',
  load: 'For a team lead: who leads how much, and which households nobody leads.',
  settings: 'What a team sets for its households, what a change would give, and who changed what.',
  reviews: 'Review meetings: the stuck households of a team one by one, and what each came to.',
  influences: 'Problems that push on problems, and the circles that they make.',
  blockages: 'What waits for what, and the circles and chains that it makes.',
  breakthroughs: 'A knot, the table of people who may decide, and what came of it.',
  pauses: 'Somebody is asked to hold something until a day, and answers.',
  arguments: 'Arguments that were accepted before, of no household.',
  responsibilities: 'Who does, answers, decides, is asked and is told, in each part of life with a need.',
  rights: 'What a member may ask, and the end of a case.',
  retention: 'How long cases are kept, and the destruction of what is past its term.',
  visits: 'Visits, and where they double up.',
  views: 'Who saw and changed what of a household; the log over all of them, for the privacy officer.',
  emergency: 'Emergency access: for who needs a household at once, with a reason, for a few hours, reviewed afterwards.',
  notices: 'What the reader is told.',
};

/** The description of the API, made from the contract. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Samenregie')
    .setDescription('Case direction for households with many problems at once: who leads, the one plan, the visits that double up.')
    .setVersion(API_VERSION)
    .setContact('Samenregie', 'https://samenregie.example', 'api@samenregie.example')
    .setLicense('EUPL-1.2', 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addServer(`/${API_PREFIX}`, 'This server')
    .addCookieAuth('session', { type: 'apiKey', in: 'cookie', name: 'session' });
  for (const [tag, description] of Object.entries(TAGS)) builder.addTag(tag, description);
  const document = SwaggerModule.createDocument(app, builder.build(), { extraModels: [Problem], ignoreGlobalPrefix: true });
  for (const path of Object.values(document.paths)) for (const operation of Object.values(path)) complete(operation as Operation);
  return document;
}

interface Operation {
  requestBody?: object;
  responses?: Record<string, { description?: string; headers?: object; content?: Record<string, unknown> }>;
  security?: object[];
}

/** What a request with a body can be refused for before its route is asked. */
const OF_A_BODY: readonly ProblemCode[] = ['input.not-json', 'input.too-large', 'input.unknown-media-type'];

/** What holds for every answer, said once: its version, that a refusal is problem details, and what becomes of a body that cannot be read. */
function complete(operation: Operation): void {
  for (const code of operation.requestBody ? OF_A_BODY : []) {
    const [status, title] = PROBLEMS[code];
    const response = ((operation.responses ??= {})[status] ??= { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } });
    response.description = `${response.description ?? ''} \`${code}\`: ${title}.`.trim();
  }
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    response.headers = { 'API-Version': { description: 'Full version of the API.', schema: { type: 'string', example: API_VERSION } } };
    const json = response.content?.['application/json'];
    if (Number(status) >= 400 && json) response.content = { 'application/problem+json': json };
  }
}

/** The document at `/api/v1/openapi.json`, and a page to read it at `/api/v1/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup(`${API_PREFIX}/docs`, app, () => openApiDocument(app), {
    jsonDocumentUrl: `${API_PREFIX}/openapi.json`,
    yamlDocumentUrl: `${API_PREFIX}/openapi.yaml`,
    customSiteTitle: 'Samenregie API',
  });
}
