package io.github.atcollector.faults;

import io.github.atcollector.fakeservice.Step;

class FaultsBeforeTheDownloadIT extends FaultsOnBothLedgers {
    FaultsBeforeTheDownloadIT() {
        super(Step.INFO, Step.TOKEN, Step.OPEN);
    }
}
