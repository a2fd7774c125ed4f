namespace StaticNets.Generator.Tests.Support;

/// <summary>How large a method is before the JIT begins to compile it.</summary>
/// <param name="Type">The class that it stands in.</param>
/// <param name="Name">Its own name.</param>
/// <param name="CodeBytes">Length of its IL.</param>
/// <param name="Instructions">Instructions of the IL, prefixes counted like the others.</param>
/// <param name="Blocks">Stretches of IL without a jump into or out of their middle.</param>
/// <param name="Locals">Parameters and local variables.</param>
/// <param name="LocalReferences">Instructions that read, write or take the address of one of them.</param>
/// <param name="Calls">Type and name of every method that it calls, as often as it calls it.</param>
/// <param name="Products">The shared functions that it calls for a product, and the type of the product.</param>
internal sealed record EmittedMethod(
    string Type,
    string Name,
    int CodeBytes,
    int Instructions,
    int Blocks,
    int Locals,
    int LocalReferences,
    IReadOnlyList<string> Calls,
    IReadOnlyList<(string Function, string Product)> Products
)
{
    public string FullName => Type + "." + Name;
}
