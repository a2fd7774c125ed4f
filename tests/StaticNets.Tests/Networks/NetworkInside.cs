using System.Numerics;
using System.Reflection;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Tests.Networks;

/// <summary>What a generated class keeps private: its description and its engine.</summary>
internal static class NetworkInside
{
    public static NetworkDescription Description(Type network) =>
        (NetworkDescription)network.GetProperty("NetworkLayout", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    public static NetworkEngine<T> Engine<T>(object network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (NetworkEngine<T>)network.GetType().GetField("_engine", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(network)!;
}
