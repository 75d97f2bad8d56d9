package io.github.atcollector.faults;

import io.github.atcollector.fakeservice.Step;

class FaultsAfterTheDownloadIT extends FaultsOnBothLedgers {
    FaultsAfterTheDownloadIT() {
        super(Step.CLOSE, Step.LIST);
    }
}
