using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

// The predictions that return an array or a class.
internal sealed partial class FaceWriter
{
    private void WriteArrayPrediction(CodeWriter writer)
    {
        Unless(
            Signature("Predict", _ports.IsOfIndices ? 1 : 2),
            parameters =>
            {
                writer.Summary("Computes the outputs of any number of rows into a new array; safe from many threads.");
                writer.Line($"/// <param name=\"x\">rows × <see cref=\"InputLength\"/> {InputKind}.</param>");
                writer.Line("/// <returns>rows × <see cref=\"OutputLength\"/> values.</returns>");
                WriteIndexException(writer);
                Member(writer, $"public {_t}[] Predict({parameters})", $"_engine.Predict({Numbers})", leadsToKernels: true);
            }
        );
        if (ClassThreshold is not { } threshold)
        {
            return;
        }

        string rule = _graph.OutputLength > 1 ? "the index of the largest output" : $"1 if the output is above {threshold}, otherwise 0";
        Unless(
            Signature("PredictClass"),
            parameters =>
            {
                writer.Summary($"The class of one row: {rule}. Safe from many threads.");
                writer.Line($"/// <param name=\"x\"><see cref=\"InputLength\"/> {InputKind}.</param>");
                WriteIndexException(writer);
                Member(writer, $"public int PredictClass({parameters})", $"_engine.PredictClass({Numbers}, {threshold})");
            }
        );
        Unless(
            Signature("PredictClasses"),
            parameters =>
            {
                writer.Summary($"The class of each row: {rule}. Safe from many threads.");
                writer.Line($"/// <param name=\"x\">rows × <see cref=\"InputLength\"/> {InputKind}.</param>");
                WriteIndexException(writer);
                Member(writer, $"public int[] PredictClasses({parameters})", $"_engine.PredictClasses({Numbers}, {threshold})");
            }
        );
    }

    /// <summary>
    /// The threshold of a single output, or <see langword="null"/> if rows have no class: if the network is a regression or decides several
    /// things. In a declaration with a mistake, the methods are there.
    /// </summary>
    private string? ClassThreshold
    {
        get
        {
            if (!_works || _plan is not { } plan)
            {
                return "0.5";
            }

            OutputPort output = _graph.Outputs[0];
            OutputFunction function = LossRules.FunctionOf(_graph, output);
            Decision decision =
                plan.Training is { IsOfTape: false } training ? training.Decisions[0]
                : function is OutputFunction.Softmax or OutputFunction.LogSoftmax ? Decision.ArgMax
                : function is OutputFunction.Sigmoid or OutputFunction.Heaviside ? Decision.Threshold
                : Decision.None;
            return decision switch
            {
                Decision.ArgMax when output.RowsOfClasses == 1 && output.Length > 1 => "0.5",
                Decision.Threshold when output.Length == 1 => output.Loss is Hinge or Logistic ? "0" : "0.5",
                _ => null,
            };
        }
    }
}
