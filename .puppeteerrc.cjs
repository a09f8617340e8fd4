/** The browser is the system's Chromium (CHROMIUM_PATH): puppeteer downloads none. */
module.exports = { skipDownload: true };
