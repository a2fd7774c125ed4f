namespace StaticNets.Tests.Networks;

/// <summary>The networks of a namespace, so that none can be declared there and forgotten in a test of all of them.</summary>
internal static class DeclaredNetworks
{
    /// <summary>Returns all networks with the namespace of <paramref name="network"/>, by name.</summary>
    public static Type[] Beside(Type network) =>
        [
            .. network
                .Assembly.GetTypes()
                .Where(type => type.Namespace == network.Namespace && type.IsDefined(typeof(NetworkAttribute), false))
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];
}
