'use strict';

let transport;

/** @type {import('./index.cjs')} */
function request(options, callback) {
  if (!transport) throw new Error('request: no transport is installed');
  void answer(transport(options), callback);
}

async function answer(call, callback) {
  let body;
  try {
    body = await call;
  } catch (error) {
    // messenger-node goes on to read `body.error` after an error: there must be a body.
    return callback(error, undefined, {});
  }
  return callback(null, undefined, body);
}

request.install = (one) => {
  if (transport) throw new Error('request: a transport is installed already');
  transport = one;
};

module.exports = request;
