package io.kyodaku.generation;

class InMemoryBlobStoreTest implements BlobStoreContract {

  @Override
  public BlobStore store() {
    return new InMemoryBlobStore();
  }
}
