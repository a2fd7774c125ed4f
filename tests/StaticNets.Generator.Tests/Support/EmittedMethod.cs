namespace StaticNets.Generator.Tests.Support;

/// <summary>The size of a method before the JIT compiles it.</summary>
/// <param name="Type">The class that contains it.</param>
/// <param name="Name">Its name.</param>
/// <param name="CodeBytes">Length of its IL in bytes.</param>
/// <param name="Instructions">Number of IL instructions, including prefixes.</param>
/// <param name="Blocks">Number of basic blocks of the IL.</param>
/// <param name="Locals">Number of parameters and local variables.</param>
/// <param name="LocalReferences">Number of instructions that read or write a parameter or local variable, or take its address.</param>
/// <param name="Calls">Type and name of the called method, for each call.</param>
/// <param name="Products">For each call of a shared function for a product: the name of the function and the type of the product.</param>
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
