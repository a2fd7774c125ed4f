using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The body of a product whose rows x are mostly zeros: of the kernel, only the rows at the other elements are read. The sums have the order of
/// the dense product.
/// </summary>
/// <param name="Inputs">Number of elements of a row of x without padding.</param>
/// <param name="XStride">Distance between rows of x in elements.</param>
/// <param name="KernelStride">Distance between rows of the kernel in elements.</param>
/// <param name="Columns">Length of a row of y with padding.</param>
/// <param name="Function">The activation; <see langword="null"/> for none.</param>
internal sealed record SparseProduct(long Inputs, long XStride, long KernelStride, long Columns, bool HasBias, ActivationFunction? Function)
    : FunctionBody
{
    public override bool IsCheap => false;

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        string start = HasBias ? "ref bias" : $"ref {writer.Names.Unsafe}.NullRef<{type}>()";
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Line($"ref {type} yRow = ref {writer.Names.At("y", Arithmetic.Times("row", Columns))};");
        writer.Wrapped(
            $"{Qualified.Runtime}SparseRow.Multiply<S, V, {type}>(",
            [
                "ref " + writer.Names.At("x", Arithmetic.Times("row", XStride)),
                Literals.Named("length", Inputs),
                "ref kernel",
                Literals.Named("kernelStride", KernelStride),
                start,
                "ref yRow",
                Literals.Named("columns", Columns),
            ],
            ");"
        );
        if (Function is not null)
        {
            writer.Open($"for (nuint n = 0; n < {Literals.Integer(Columns)}; n += Lanes)");
            writer.Line("V sum = S.Load(ref yRow, n);");
            writer.Line($"S.Store({Function.Apply(VectorMath.Of(writer, type), "sum")}, ref yRow, n);");
            writer.Close();
        }

        writer.Close();
    }
}
