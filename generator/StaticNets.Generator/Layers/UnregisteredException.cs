namespace StaticNets.Generator.Layers;

/// <summary>
/// The library offers a layer or a member of an enum for which the generator has no code. The generator reports this exception as SNET0900
/// and emits nothing for the network.
/// </summary>
internal sealed class UnregisteredException(string message) : Exception(message);
