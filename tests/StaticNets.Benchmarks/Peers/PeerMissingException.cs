namespace StaticNets.Benchmarks.Peers;

/// <summary>Another library is not installed; peers/setup.sh installs it.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
