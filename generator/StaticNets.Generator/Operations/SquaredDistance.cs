using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>yⱼ = Σₖ (xₖ − cₖⱼ)²</c>: the squared distances of a row from centres, the columns of <c>centers[K, N]</c>. Backward, with <c>g = dy</c>:
/// <c>dcₖⱼ = 2 Σ (cₖⱼ − xₖ) gⱼ</c> over the rows, <c>dxₖ = 2 Σⱼ (xₖ − cₖⱼ) gⱼ</c>. All three sum differences. The other form,
/// <c>‖x‖² − 2 x · c + ‖c‖²</c>, would need a matrix product only, but loses the digits of short distances between long vectors.
/// </summary>
internal sealed record SquaredDistance(string Label, Value X, Parameter Centers, Value Output) : Operation(Label, Output)
{
    // A broadcast, a load, a subtraction and a multiply-add.
    private const int CallsPerTerm = 4;

    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => [Centers];

    private long K => Centers.Rows;

    private long N => Centers.RowLength;

    public override long MultiplyAdds => Saturate.Multiply(K * N, X.Steps?.Constant ?? 1);

    public override long UnrolledCalls => LoadAndStore + (CallsPerTerm * K);

    public override long UnrolledBackwardCalls => LoadAndStore + (CallsPerTerm * N);

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer centers = pass.Of(Centers);
        pass.Call(
            Label + "Forward",
            $"y[rows, {N}] = Σ over {K} features of (x[rows, {K}] - centers[{K}, {N}])²",
            new Distances(K, x.RowStride, centers.RowStride, pass.Unrolled),
            [Operand.Read("x", x), Operand.Read("centers", centers), Operand.Write("y", pass.Of(Output)), RuntimeArgument.Rows],
            inlines: true
        );
    }

    public override void Backward(BackwardPass pass)
    {
        if (Centers.IsTrainable)
        {
            pass.SumOverRows(() => CallCenterGradient(pass));
        }

        CallInputGradient(pass);
    }

    private void CallCenterGradient(BackwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer gradient = pass.Gradient(Centers);
        pass.Call(
            Label + "CenterGradient",
            $"dCenters[{K}, {N}] = 2 · Σ over rows of (centers[{K}, {N}] - x[rows, {K}]) · dy[rows, {N}]",
            new CenterGradient(K, x.RowStride, gradient.RowStride),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("x", x),
                Operand.Read("centers", pass.Of(Centers)),
                Operand.Write("dCenters", gradient),
                RuntimeArgument.Accumulate,
                RuntimeArgument.Rows,
            ],
            inlines: true
        );
    }

    private void CallInputGradient(BackwardPass pass)
    {
        // Transposed, the coordinates of a centre are adjacent, so that vectors run over the features.
        Buffer transposed = pass.Scratch(Centers, ParameterContent.Transposed, N, K);
        Transpose.Write(pass, pass.Of(Centers), K, N, transposed);
        Contribution contribution = pass.Contribute(X);
        Buffer dy = pass.Gradient(Output);
        pass.Call(
            Label + "InputGradient",
            $"dx[rows, {K}] {(contribution.Accumulate ? "+=" : "=")} 2 · Σ over {N} centres of (x[rows, {K}] - centersᵀ[{N}, {K}]) · dy[rows, {N}]",
            new DistanceInputGradient(K, N, contribution.Target.RowStride, dy.RowStride, contribution.Accumulate),
            [
                Operand.Read("dy", dy),
                Operand.Read("x", pass.Of(X)),
                Operand.Read("centers", transposed),
                Operand.Write("dx", contribution.Target),
                RuntimeArgument.Rows,
            ],
            inlines: true
        );
    }
}
