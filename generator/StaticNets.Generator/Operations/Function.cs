using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>A method that a pass calls.</summary>
internal abstract record Function
{
    /// <summary>The name in a call.</summary>
    public abstract string CallName { get; }
}

/// <summary>A method of the runtime library.</summary>
/// <param name="Method">Class and method, for example <c>RowCopy.Pack</c>.</param>
internal sealed record LibraryFunction(string Method) : Function
{
    public override string CallName => Qualified.Runtime + Method;
}

/// <summary>A method that is emitted for a network. Functions that are equal are emitted once.</summary>
internal abstract record EmittedFunction : Function
{
    /// <summary>The name, unique within the network.</summary>
    public required string Name { get; init; }

    /// <summary>The text of the method's XML documentation: the formula, with shapes.</summary>
    public required string Summary { get; init; }

    public override string CallName => Name;

    /// <summary>The functions that this function calls and that other functions of the network may call too.</summary>
    public virtual IEnumerable<EmittedFunction> Helpers => [];

    /// <summary>
    /// Returns the function with other names for itself and for the functions and types that are declared with it.
    /// </summary>
    public virtual EmittedFunction Renamed(Func<string, string> rename) => this with { Name = rename(Name) };

    /// <summary>Writes the method and the declarations that only this method uses.</summary>
    public abstract void Write(CodeWriter writer, Element element);
}
