// Receives the webhooks of actions out of a queue, does what they ask for, and reports back. Plain Node, nothing to install.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a signature is good for. */
const LIFETIME = 300;

/**
 * What is done for which action: `(request, report)` → `{ message, link? }`. A queue may deliver a request twice, so each has to
 * be able to do its work twice: make things under the name of the run, and look whether they are there. What it throws is
 * reported as a failure.
 */
const WORK = {
  async add_secret({ entity, inputs }) {
    const name = `${entity.identifier}/${inputs.name}`;
    // Here: CreateSecret without a value, in AWS Secrets Manager.
    return { message: `${name} is there, and empty: set its value`, link: consoleLink(name) };
  },
  async provision_cloud_resource({ inputs }, report) {
    await report('IN_PROGRESS', `${inputs.kind} (${inputs.size}) is being made`);
    return { message: `${inputs.kind} is there, in ${inputs.environment}` };
  },
  async update_pod_count({ service, desiredCount }) {
    // Here: UpdateService, in Amazon ECS.
    return { message: `${service.split('/').at(-1)} goes to ${desiredCount}` };
  },
  async modify_cloud_resource({ entity }) {
    return { message: `${entity.title} is changed` };
  },
  async seed_developer_environment({ entity, inputs }) {
    return { message: `${entity.title} holds the ${inputs.mock}` };
  },
  async train_model({ entity, inputs }) {
    if (inputs.features.length < 2) throw new Error('one feature is too few to learn from');
    return { message: `a model for ${entity.title} learns from ${inputs.examples}` };
  },
  // Nobody waits for these two: they are sent by timers, and answered when the queue has them.
  async end_developer_environment() {},
  async end_cloud_access() {},
};

/** For AWS Lambda, behind an SQS queue with `ReportBatchItemFailures`: what could not be done is delivered again. */
export async function handler(event) {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      await take(record);
    } catch (error) {
      console.error(JSON.stringify({ message: record.messageId, error: String(error) }));
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

async function take({ body, attributes, messageAttributes }) {
  const time = Number(messageAttributes.timestamp?.stringValue);
  const signature = messageAttributes.signature?.stringValue ?? '';
  // A message may wait in the queue; what counts is when it came in.
  const cameIn = Number(attributes.SentTimestamp) / 1000;
  if (!isSigned({ body, time, signature }, cameIn)) {
    // Nobody we know sent it. It will not get better by being delivered again.
    console.error(JSON.stringify({ refused: 'the signature is wrong' }));
    return;
  }
  const request = JSON.parse(body);
  // Requests are whole (`action.identifier`, `run.id`), or what the action has below `body:`.
  const action = request.action?.identifier ?? request.action;
  const run = request.run?.id ?? request.run;
  const report = (status, message, link) => sendReport({ run, status, message, link });
  const isAutomatic = request.trigger?.origin === 'automation';
  const work = Object.hasOwn(WORK, action) ? WORK[action] : undefined;
  try {
    if (work === undefined) throw new Error(`${action} is not done here`);
    const done = await work(request, report);
    if (!isAutomatic) await report('SUCCESS', done.message, done.link);
  } catch (error) {
    if (isAutomatic || error instanceof ReportError) throw error;
    await report('FAILURE', error.message);
  }
}

class ReportError extends Error {}

/** A `repository_dispatch` of type `cadastre-run`. The text is signed as it is sent, so that it is sent as a text. */
async function sendReport(report) {
  const {
    GITHUB_API_URL = 'https://api.github.com',
    GITHUB_REPOSITORY,
    GITHUB_TOKEN,
  } = process.env;
  const body = JSON.stringify(report);
  const timestamp = Math.floor(Date.now() / 1000);
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/dispatches`, {
    method: 'POST',
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${GITHUB_TOKEN}`,
      'content-type': 'application/json',
      'user-agent': 'cadastre-webhook-receiver',
      'x-github-api-version': '2022-11-28',
    },
    body: JSON.stringify({
      event_type: 'cadastre-run',
      client_payload: { body, timestamp, signature: sign(timestamp, body) },
    }),
  });
  // Delivered again, the work is done again: it finds that it is done.
  if (!response.ok) throw new ReportError(`GitHub answered ${response.status}`);
}

function sign(time, text) {
  const key = process.env.CADASTRE_SIGNING_SECRET;
  if (!key) throw new Error('CADASTRE_SIGNING_SECRET is not set');
  return `sha256=${createHmac('sha256', key).update(`${time}.${text}`).digest('hex')}`;
}

function isSigned({ body, time, signature }, now) {
  if (!Number.isFinite(time) || !(Math.abs(now - time) <= LIFETIME)) return false;
  const wanted = Buffer.from(sign(time, body));
  const given = Buffer.from(signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

function consoleLink(name) {
  const region = process.env.AWS_REGION ?? 'us-east-1';
  return `https://${region}.console.aws.amazon.com/secretsmanager/secret?name=${encodeURIComponent(name)}&region=${region}`;
}
