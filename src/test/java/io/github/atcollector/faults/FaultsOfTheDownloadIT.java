package io.github.atcollector.faults;

import io.github.atcollector.fakeservice.Step;

class FaultsOfTheDownloadIT extends FaultsOnBothLedgers {
    FaultsOfTheDownloadIT() {
        super(Step.DOWNLOAD, Step.COUNT);
    }
}
