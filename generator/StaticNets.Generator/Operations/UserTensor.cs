using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// A parameter as a user's method sees it: contiguous. A single row is so in the parameter block. The rows of a matrix are padded there, so
/// the forward pass copies the matrix, and its gradient is summed without gaps and then added to the gradient block. The gradient of a
/// frozen parameter is summed in memory that nothing reads.
/// </summary>
internal readonly record struct UserTensor(Parameter Parameter)
{
    /// <summary>The name without that of the layer.</summary>
    public string Name => Parameter.FullName.Substring(Parameter.FullName.LastIndexOf(Identifiers.PathSeparator) + 1);

    /// <summary>The operand of the values. Its ending keeps it apart from <c>x</c>, <c>row</c> and other names in the function.</summary>
    public string Values => Name + "Tensor";

    /// <summary>The operand of the gradient.</summary>
    public string Gradient => Name + "Gradient";

    public bool IsTrained => Parameter.IsTrainable;

    /// <summary>Whether the method adds to the gradient block itself.</summary>
    public bool IsSummedInPlace => IsOneRow && IsTrained;

    private bool IsOneRow => Parameter.Rows == 1;

    public Buffer Contiguous(Pass pass) => IsOneRow ? pass.Of(Parameter) : Scratch(pass, ParameterContent.Contiguous);

    public Buffer ContiguousGradient(BackwardPass pass) =>
        IsSummedInPlace ? pass.Gradient(Parameter) : Scratch(pass, ParameterContent.ContiguousGradient);

    /// <summary>Adds the call that copies a matrix without the padding of its rows.</summary>
    public void WriteContiguous(ForwardPass pass)
    {
        if (IsOneRow)
        {
            return;
        }

        Buffer padded = pass.Of(Parameter);
        pass.CallLibrary(
            $"{Name}[{Parameter.Shape}] without padding",
            "RowCopy.Unpack",
            Argument.Read(padded),
            Argument.Number(padded.RowStride),
            Argument.Write(Contiguous(pass)),
            Argument.Number(Parameter.RowLength),
            Argument.Number(Parameter.Rows)
        );
    }

    /// <summary>Emits the statement that clears the gradient before the first row is added to it.</summary>
    public void WriteClearing(CodeWriter writer, Element element)
    {
        string span = UserText.Writing(writer, Gradient, "0", Literals.Integer(element.Pad(Parameter.Shape.Length)));
        if (!IsSummedInPlace)
        {
            writer.Line($"{span}.Clear();");
            return;
        }

        writer.Open("if (!accumulate)");
        writer.Line($"{span}.Clear();");
        writer.Close();
        writer.Blank();
    }

    /// <summary>Adds the call that adds the gradient of a matrix, which has no gaps, to the gradient block.</summary>
    public void AddGradient(BackwardPass pass, string label)
    {
        if (IsOneRow || !IsTrained)
        {
            return;
        }

        pass.Call(
            $"{label}_{Identifiers.Pascal(Name)}Gradient",
            $"d{Name}[{Parameter.Shape}] += the sum over the rows, which has no padding",
            new Addition(Parameter.Rows, Parameter.RowLength),
            [Operand.Read("sum", ContiguousGradient(pass)), Operand.Write("gradient", pass.Gradient(Parameter)), RuntimeArgument.Accumulate]
        );
    }

    private Buffer Scratch(Pass pass, ParameterContent content) => pass.Scratch(Parameter, content, 1, Parameter.Shape.Length);

    private sealed record Addition(long Rows, long RowLength) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            long stride = element.Pad(RowLength);
            string at = Arithmetic.Sum(Arithmetic.Times("row", stride), "i");
            string from = Arithmetic.Sum(Arithmetic.Times("row", RowLength), "i");
            writer.Open("if (!accumulate)");
            writer.Line($"{UserText.Writing(writer, "gradient", "0", Literals.Integer(Rows * stride))}.Clear();");
            writer.Close();
            writer.Blank();
            writer.Open($"for (nuint row = 0; row < {Literals.Integer(Rows)}; row++)");
            writer.Open($"for (nuint i = 0; i < {Literals.Integer(RowLength)}; i++)");
            writer.Line($"{writer.Names.At("gradient", at)} += {writer.Names.At("sum", from)};");
            writer.Close();
            writer.Close();
        }
    }
}
