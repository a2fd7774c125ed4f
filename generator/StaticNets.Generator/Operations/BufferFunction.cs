using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// The statements of an emitted function. Equal bodies print the same text, so functions with equal bodies can be shared.
/// </summary>
internal abstract record FunctionBody
{
    /// <summary>The functions that the statements call and that other functions of the network may call too.</summary>
    public virtual IEnumerable<EmittedFunction> Helpers => [];

    /// <summary>
    /// Whether the function takes about as long as reading and writing its buffers, so that a training step rather computes its results again
    /// than it keeps them.
    /// </summary>
    public virtual bool IsCheap => true;

    /// <summary>Returns the statements with other names for the functions of <see cref="Helpers"/> that only this function calls.</summary>
    public virtual FunctionBody WithFunctionNames(Func<string, string> rename) => this;

    public abstract void Write(CodeWriter writer, Element element);
}

/// <summary>An emitted function whose parameters are references to buffers, followed by numbers and flags.</summary>
internal sealed record BufferFunction : EmittedFunction
{
    public required EquatableArray<FormalParameter> Parameters { get; init; }

    public required FunctionBody Body { get; init; }

    /// <summary>Whether the function is inlined into the pass that calls it.</summary>
    public bool IsInlined { get; init; }

    /// <summary>Whether the function returns a <c>BatchTotals</c>.</summary>
    public bool ReturnsTotals { get; init; }

    public override IEnumerable<EmittedFunction> Helpers => Body.Helpers;

    public override EmittedFunction Renamed(Func<string, string> rename) =>
        this with
        {
            Name = rename(Name),
            Body = Body.WithFunctionNames(rename),
        };

    public override void Write(CodeWriter writer, Element element)
    {
        string result = ReturnsTotals ? Qualified.Runtime + "BatchTotals" : "void";
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(IsInlined ? JitHints.Inlined(writer.Names) : JitHints.Optimized(writer.Names));
        writer.Wrapped($"private static {result} {Name}(", [.. Parameters.Select(parameter => Declaration(parameter, element))], ")");
        writer.Open("{", alone: true);
        Body.Write(writer, element);
        writer.Close();
    }

    private static string Declaration(FormalParameter parameter, Element element) =>
        parameter switch
        {
            BufferParameter buffer => $"ref {buffer.Element.Keyword(element)} {buffer.Name}",
            NumberParameter number => $"nuint {number.Name}",
            RealParameter real => $"double {real.Name}",
            PassedParameter { Value: RuntimeArgument.Rows } => "nuint rows",
            PassedParameter { Value: RuntimeArgument.Steps } => "nuint steps",
            PassedParameter { Value: RuntimeArgument.Lengths } => "ref int lengths",
            PassedParameter { Value: RuntimeArgument.Accumulate } => "bool accumulate",
            PassedParameter { Value: RuntimeArgument.Training } => "bool training",
            PassedParameter { Value: RuntimeArgument.RowWeights } => $"ref {element.Keyword} weights",
            PassedParameter { Value: RuntimeArgument.BatchRows } => "nuint batchRows",
            _ => throw new InvalidOperationException($"No emitted function takes {parameter}."),
        };
}
