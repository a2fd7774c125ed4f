using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Pooling;

/// <summary>
/// One pixel of each window, channel by channel; of a window only what lies inside the image counts. Back, each pixel receives its share of
/// the gradients of the windows that it lies in.
/// </summary>
internal sealed record Pooling(string Label, Value X, Value Output, PoolingShape Size, PoolingFunction Function) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => NeverUnrolled;

    public override void Forward(ForwardPass pass)
    {
        string formula = $"y[rows, {Size.Output}] = {Function.Name} of windows of x[rows, {Size.Image}]";
        string name = Label + "Forward";
        Segments results = new(pass.Element, Size.Output);
        BufferKernel.Write(
            pass,
            name,
            formula,
            ["image", "result"],
            "nuint rows",
            writer =>
            {
                OpenWindows(writer, pass);
                results.VectorLoop(
                    writer,
                    () =>
                    {
                        writer.Line($"V y = {Function.Start};");
                        OpenPixels(writer);
                        writer.Line("V x = S.Load(ref image, pixel + i);");
                        writer.Line($"y = {Function.Take};");
                        ClosePixels(writer);
                        writer.Line($"S.Store({results.Inside(Function.Finish, "S.Load(ref result, at + i)")}, ref result, at + i);");
                    }
                );
                writer.Close();
                writer.Close();
                results.ClearPadding(writer, "result", $"row * {Literals.Integer(results.RowStride)}");
                writer.Close();
            }
        );
        pass.Call(formula, name, Argument.Read(pass.Of(X)), Argument.Write(pass.Of(Output)), "rows");
    }

    public override void Backward(BackwardPass pass)
    {
        if (!pass.Needs(X))
        {
            return;
        }

        Contribution contribution = pass.Contribute(X);
        string sign = contribution.Accumulate ? "+=" : "=";
        string formula = $"dx[rows, {Size.Image}] {sign} shares of dy[rows, {Size.Output}] in the windows' {Function.Name}";
        string name = Label + "InputGradient";
        Segments results = new(pass.Element, Size.Output);
        string[] buffers = ["gradient", .. Function.ComparesPixels ? (string[])["image", "result"] : [], "imageGradient"];
        BufferKernel.Write(
            pass,
            name,
            formula,
            buffers,
            "nuint rows",
            writer =>
            {
                if (!contribution.Accumulate)
                {
                    string length = $"(int)(rows * {Literals.Integer(contribution.Target.RowStride)})";
                    writer.Line($"{Qualified.InteropServices}MemoryMarshal.CreateSpan(ref imageGradient, {length}).Clear();");
                    writer.Blank();
                }

                OpenWindows(writer, pass);
                results.VectorLoop(
                    writer,
                    () =>
                    {
                        writer.Line($"V left = {results.Inside("S.Load(ref gradient, at + i)", "S.Zero")};");
                        if (Function.ComparesPixels)
                        {
                            writer.Line("V y = S.Load(ref result, at + i);");
                        }

                        OpenPixels(writer);
                        if (Function.ComparesPixels)
                        {
                            writer.Line("V x = S.Load(ref image, pixel + i);");
                        }

                        Function.Share(writer);
                        writer.Line("S.Store(S.Add(S.Load(ref imageGradient, pixel + i), share), ref imageGradient, pixel + i);");
                        ClosePixels(writer);
                    }
                );
                writer.Close();
                writer.Close();
                writer.Close();
            }
        );
        List<Argument> arguments = [Argument.Read(pass.Gradient(Output))];
        if (Function.ComparesPixels)
        {
            arguments.Add(Argument.Read(pass.Of(X)));
            arguments.Add(Argument.Read(pass.Of(Output)));
        }

        pass.Call(formula, name, [.. arguments, Argument.Write(contribution.Target), "rows"]);
    }

    /// <summary>
    /// Opens the loops over samples and windows: <c>at</c> is the first element of the result, rows <c>top</c> to <c>bottom</c> and columns
    /// <c>first</c> to <c>last</c> of the window lie inside the image.
    /// </summary>
    private void OpenWindows(CodeWriter writer, Pass pass)
    {
        long stride = pass.Element.Pad(Size.Output.Length);
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(Size.Vertical.Count)}; line++)");
        WriteBounds(writer, Size.Vertical, "line", "top", "bottom");
        writer.Open($"for (nuint column = 0; column < {Literals.Integer(Size.Horizontal.Count)}; column++)");
        WriteBounds(writer, Size.Horizontal, "column", "first", "last");
        string line = $"(line * {Literals.Integer(Size.Horizontal.Count * Size.Channels)})";
        writer.Line($"nuint at = (row * {Literals.Integer(stride)}) + {line} + (column * {Literals.Integer(Size.Channels)});");
        string imageStride = Literals.Integer(pass.Element.Pad(Size.Image.Length));
        writer.Line($"nuint window = (row * {imageStride}) + ({Corner()} * {Literals.Integer(Size.Channels)});");
        if (Function.Divides)
        {
            writer.Line($"V count = S.Broadcast({Count(Size.Vertical, "bottom - top")} * {Count(Size.Horizontal, "last - first")});");
        }
    }

    /// <summary>The first pixel of the window that lies inside the image.</summary>
    private string Corner() =>
        $"(({Inside(Size.Vertical, "line", "top")} * {Literals.Integer(Size.Horizontal.Length)}) + {Inside(Size.Horizontal, "column", "first")})";

    private static string Inside(PoolingAxis axis, string index, string first)
    {
        string start = $"({index} * {Literals.Integer(axis.Stride)})";
        return axis.Before == 0 ? start : $"({start} + {first} - {Literals.Integer(axis.Before)})";
    }

    private static string Count(PoolingAxis axis, string inside) => axis.IsInside ? Literals.Integer(axis.Window) : $"({inside})";

    private static void WriteBounds(CodeWriter writer, PoolingAxis axis, string index, string first, string last)
    {
        if (axis.IsInside)
        {
            return;
        }

        string start = $"{index} * {Literals.Integer(axis.Stride)}";
        string before = Literals.Integer(axis.Before);
        writer.Line($"nuint {first} = {before} - nuint.Min({before}, {start});");
        writer.Line(
            $"nuint {last} = nuint.Min({Literals.Integer(axis.Window)}, {Literals.Integer(axis.Length + axis.Before)} - ({start}));"
        );
    }

    /// <summary>Opens the loops over the pixels of a window that lie inside; <c>pixel</c> is the first channel of one.</summary>
    private void OpenPixels(CodeWriter writer)
    {
        writer.Open($"for (nuint h = 0; h < {Pixels(Size.Vertical, "bottom - top")}; h++)");
        writer.Open($"for (nuint w = 0; w < {Pixels(Size.Horizontal, "last - first")}; w++)");
        string line = $"(h * {Literals.Integer(Size.Horizontal.Length * Size.Channels)})";
        writer.Line($"nuint pixel = window + {line} + (w * {Literals.Integer(Size.Channels)});");
    }

    private static string Pixels(PoolingAxis axis, string inside) => axis.IsInside ? Literals.Integer(axis.Window) : inside;

    private static void ClosePixels(CodeWriter writer)
    {
        writer.Close();
        writer.Close();
        writer.Blank();
    }
}
