using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Pooling;

/// <summary>
/// Reduces each window of an image to one pixel, separately in each channel. If a window extends past the image, only its pixels inside the
/// image count. Backward, each pixel receives its share of the gradients of all windows that contain it.
/// </summary>
internal sealed record Pooling(string Label, Value X, Value Output, PoolingShape Size, PoolingFunction Function) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => NeverUnrolled;

    public override void Forward(ForwardPass pass) =>
        pass.Call(
            Label + "Forward",
            $"y[rows, {Size.Output.ShownAs(X.Shape.Rank)}] = {Function.Name} of windows of x[rows, {X.Shape}]",
            new ForwardBody(Size, Function),
            [Operand.Read("image", pass.Of(X)), Operand.Write("result", pass.Of(Output)), RuntimeArgument.Rows]
        );

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        string sign = contribution.Accumulate ? "+=" : "=";
        string formula = $"dx[rows, {X.Shape}] {sign} dy[rows, {Size.Output.ShownAs(X.Shape.Rank)}], {Function.Passes}";
        Operand[] compared = Function.ComparesPixels ? [Operand.Read("image", pass.Of(X)), Operand.Read("result", pass.Of(Output))] : [];
        pass.Call(
            Label + "InputGradient",
            formula,
            new BackwardBody(Size, Function, contribution.Accumulate),
            [
                Operand.Read("gradient", pass.Gradient(Output)),
                .. compared,
                Operand.Write("imageGradient", contribution.Target),
                RuntimeArgument.Rows,
            ]
        );
    }

    private sealed record ForwardBody(PoolingShape Size, PoolingFunction Function) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments results = new(element, Size.Output);
            WindowLoops loops = new(Size, Function);
            loops.OpenWindows(writer, element);
            results.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V y = {Function.Start};");
                    loops.OpenPixels(writer);
                    writer.Line("V x = S.Load(ref image, pixel + i);");
                    writer.Line($"y = {Function.Take};");
                    WindowLoops.ClosePixels(writer);
                    writer.Line($"S.Store({results.Inside(Function.Finish, "S.Load(ref result, at + i)")}, ref result, at + i);");
                }
            );
            writer.Close();
            writer.Close();
            results.ClearPadding(writer, "result", $"row * {Literals.Integer(results.RowStride)}");
            writer.Close();
        }
    }

    private sealed record BackwardBody(PoolingShape Size, PoolingFunction Function, bool Accumulate) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            if (!Accumulate)
            {
                string length = $"(int)(rows * {Literals.Integer(element.Pad(Size.Image.Length))})";
                writer.Line(ClearedMemory.Statement("imageGradient", length));
                writer.Blank();
            }

            Segments results = new(element, Size.Output);
            WindowLoops loops = new(Size, Function);
            loops.OpenWindows(writer, element);
            results.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V left = {results.Inside("S.Load(ref gradient, at + i)", "S.Zero")};");
                    if (Function.ComparesPixels)
                    {
                        writer.Line("V y = S.Load(ref result, at + i);");
                    }

                    loops.OpenPixels(writer);
                    if (Function.ComparesPixels)
                    {
                        writer.Line("V x = S.Load(ref image, pixel + i);");
                    }

                    Function.Share(writer);
                    writer.Line("S.Store(S.Add(S.Load(ref imageGradient, pixel + i), share), ref imageGradient, pixel + i);");
                    WindowLoops.ClosePixels(writer);
                }
            );
            writer.Close();
            writer.Close();
            writer.Close();
        }
    }
}
