using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Plans the pass in which the optimizer updates large kernels block by block, after the backward pass has computed the gradients of all values. It
/// exists for networks whose parameters are kernels and biases of dense layers, each used once: then norms of values bound all gradients.
/// </summary>
internal static class KernelUpdates
{
    /// <summary>Returns the calls of the pass; none if the network has no such pass.</summary>
    /// <param name="backward">The final instructions of the backward pass, after <see cref="FrozenCalls.Mark"/>.</param>
    /// <param name="graph">The network.</param>
    public static EquatableArray<Instruction> Of(IReadOnlyList<Instruction> backward, NetworkGraph graph, Element element)
    {
        Parameter[] parameters = [.. graph.Parameters];
        if (graph.HasSeveralPorts || graph.Inputs[0].Shape.HasAnySteps || !AreLarge(parameters, element))
        {
            return EquatableArray<Instruction>.Empty;
        }

        // Without layers that are trained, the backward pass leaves out these calls, and no others may be missing.
        Instruction[] left = [.. backward.Where(instruction => instruction.NeededBy is { IsForInput: false })];
        ParameterLayout layout = ParameterLayout.Of(parameters, element);
        FunctionCall?[] calls = [.. left.Select(instruction => Update(instruction as FunctionCall, layout))];
        Parameter[] updated = [.. left.SelectMany(instruction => instruction.Written).Select(ParameterOf).OfType<Parameter>()];
        return
            calls.All(call => call is not null)
            && backward.Where(WritesGradient).All(left.Contains)
            && updated.Length == parameters.Length
            && updated.Distinct().Count() == parameters.Length
            && left.All(instruction => KeepsInputs(instruction, backward))
            && BiasesBelongToKernels(calls!)
            ? calls.OfType<Instruction>().ToEquatableArray()
            : EquatableArray<Instruction>.Empty;
    }

    private static bool AreLarge(IEnumerable<Parameter> parameters, Element element) =>
        parameters.All(parameter => parameter is { IsTrainable: true, Format: WeightFormat.Default })
        && parameters.Aggregate(0L, (sum, parameter) => Saturate.Add(sum, parameter.PaddedLength(element)))
            >= Tuning.UpdatedBytes / element.Bytes;

    /// <summary>
    /// Returns the call of this pass in place of a call of the backward pass; <see langword="null"/> if there is none. The gradient of a bias stays
    /// as it is.
    /// </summary>
    private static FunctionCall? Update(FunctionCall? call, ParameterLayout layout)
    {
        if (call is null || call.Touched.Any(buffer => buffer.Slice is not null))
        {
            return null;
        }

        if (ColumnSum.IsOfRows(call))
        {
            return call with { NeededBy = null };
        }

        return
            call.Function is TiledProduct { K.IsConstant: false, M.IsConstant: true, Unrolled: false, NeedsMask: false } product
            && product.N == product.ResultRowStride
            && call.Written.Single() is var written
            && ParameterOf(written) is { } kernel
            ? new FunctionCall(
                call.Comment + ", then the step of the optimizer",
                new KernelUpdate(product) { Name = product.Name + "AndUpdate", Summary = product.Summary },
                (
                    (IEnumerable<Argument>)
                        [
                            .. call.Arguments.Where(argument => argument.Buffer is not null && !argument.Writes),
                            RuntimeArgument.Updates,
                            Argument.Number(layout.Offset(kernel), "first"),
                            RuntimeArgument.Rows,
                        ]
                ).ToEquatableArray()
            )
            : null;
    }

    /// <summary>Whether no later instruction changes what a call reads, so that the call can wait.</summary>
    private static bool KeepsInputs(Instruction call, IReadOnlyList<Instruction> backward)
    {
        HashSet<BufferIdentity> read = [.. call.Touched.Select(buffer => buffer.Identity)];
        return !backward
            .SkipWhile(instruction => !ReferenceEquals(instruction, call))
            .Skip(1)
            .Any(later => later.Written.Any(buffer => read.Contains(buffer.Identity)));
    }

    /// <summary>Whether each gradient of a bias is a sum of the rows with which the gradient of a kernel is computed.</summary>
    private static bool BiasesBelongToKernels(IEnumerable<FunctionCall> calls)
    {
        ILookup<bool, FunctionCall> ofKernels = calls.ToLookup(call => call.Function is KernelUpdate);
        HashSet<BufferIdentity> summed = [.. ofKernels[true].Select(call => call.Arguments[1].Buffer!.Identity)];
        return ofKernels[false].All(call => summed.Contains(call.Touched.Single(buffer => buffer.Home != BufferHome.Gradients).Identity));
    }

    private static bool WritesGradient(Instruction instruction) => instruction.Written.Any(buffer => ParameterOf(buffer) is not null);

    private static Parameter? ParameterOf(Buffer buffer) =>
        buffer is { Home: BufferHome.Gradients, Identity: ParameterMemory memory } ? memory.Parameter : null;
}
