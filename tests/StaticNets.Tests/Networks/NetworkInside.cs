using System.Numerics;
using System.Reflection;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Tests.Networks;

/// <summary>Accesses the private description and engine of a generated class.</summary>
internal static class NetworkInside
{
    public static NetworkDescription Description(Type network) =>
        (NetworkDescription)network.GetProperty("NetworkLayout", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    public static NetworkEngine<T> Engine<T>(object network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (NetworkEngine<T>)network.GetType().GetField("_engine", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(network)!;

    /// <summary>Returns the folded weights of an engine, or <see langword="null"/> if its predictions have none.</summary>
    public static FoldedBlock<T>? Folded<T>(NetworkEngine<T> engine)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (FoldedBlock<T>?)engine.GetType().GetField("_folded", BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(engine);
}
