namespace StaticNets.Benchmarks.Peers;

/// <summary>A library for comparison is not installed or failed; peers/setup.sh installs all of them.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
