namespace StaticNets.Tests.Networks;

/// <summary>Finds all networks of a namespace, so that a test of all networks cannot omit one.</summary>
internal static class DeclaredNetworks
{
    /// <summary>Returns all networks in the namespace of <paramref name="network"/>, sorted by name.</summary>
    public static Type[] Beside(Type network) =>
        [
            .. network
                .Assembly.GetTypes()
                .Where(type => type.Namespace == network.Namespace && type.IsDefined(typeof(NetworkAttribute), false))
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];
}
