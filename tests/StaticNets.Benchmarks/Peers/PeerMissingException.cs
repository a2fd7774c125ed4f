namespace StaticNets.Benchmarks.Peers;

/// <summary>A peer is not installed; peers/setup.sh installs it.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
