using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Lets the pass of a time step, which has one row, call products of one row that are compiled into the pass. In a small network the calls
/// and the loops over rows take a tenth of the step. Passes with many products keep the calls, because the JIT inlines only so much into one
/// method.
/// </summary>
internal static class StepRows
{
    /// <summary>Returns the plan with products of one row in its step.</summary>
    public static NetworkPlan In(NetworkPlan plan)
    {
        if (plan.Step is not { } step || step.Pass.SelectMany(instruction => instruction.Calls).Count(IsProduct) > Tuning.InlinedProducts)
        {
            return plan;
        }

        return plan with
        {
            Step = step with { Pass = Instruction.ReplaceCalls(step.Pass, OfOneRow) },
        };
    }

    // A product over all steps of a part of the input has several rows for each one of the pass.
    private static bool IsProduct(FunctionCall call) =>
        call.Function is TiledProduct product && OneRowProduct.Serves(product) && call.Uses(RuntimeArgument.Rows);

    private static FunctionCall OfOneRow(FunctionCall call) =>
        IsProduct(call)
            ? call with
            {
                Function = OneRowProduct.Of((TiledProduct)call.Function),
                Arguments = call.Arguments.Where(argument => !argument.Equals((Argument)RuntimeArgument.Rows)).ToEquatableArray(),
            }
            : call;
}
