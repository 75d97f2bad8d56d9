// The four steps as the service's sample for Node has them: the whole download in memory, then written. node sample.js FILE
'use strict';
const fs = require('fs');
const http = require('http');

const { ENDPOINT, TOKEN_URL, API_KEY, SPACE, DAY } = process.env;

function call(method, url, headers, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        try {
          const whole = Buffer.concat(chunks);
          response.statusCode < 300 ? resolve(whole) : reject(new Error(`${method} ${url}: ${response.statusCode} ${whole}`));
        } catch (e) {
          reject(e);
        }
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function main() {
  const form = new URLSearchParams({ grant_type: 'password', username: 'apikey', password: API_KEY }).toString();
  const answer = await call('POST', TOKEN_URL, {
    Authorization: 'Basic ' + Buffer.from('cf:').toString('base64'),
    'Content-Type': 'application/x-www-form-urlencoded',
    Accept: 'application/json',
  }, form);
  const headers = {
    'X-Auth-Token': 'bearer ' + JSON.parse(answer).access_token,
    'X-Auth-Project-Id': SPACE,
    Accept: 'application/json',
  };
  const json = { ...headers, 'Content-Type': 'application/json' };
  const session = JSON.parse(await call('POST', ENDPOINT + '/v3/sessions', json,
    JSON.stringify({ start: DAY, end: DAY, AtAccountLevel: false, SearchTime: '' }))).id;
  const events = await call('GET', ENDPOINT + '/v3/events/download',
    { ...headers, Accept: 'application/octet-stream', SESSIONID: session });
  fs.writeFileSync(process.argv[2], events);
  await call('DELETE', ENDPOINT + '/v3/sessions/' + session, json);
}

main().catch((e) => {
  console.error(e.message);
  process.exit(1);
});
