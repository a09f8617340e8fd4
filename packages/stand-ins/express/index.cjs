'use strict';

throw new Error('express is not part of this program: webhooks have a receiver of their own');
