using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

// The methods of a network with several inputs or outputs. They have a span for each input and output, and copy rows from the spans into
// joint rows and back.
internal sealed partial class FaceWriter
{
    private string JointRows => $"{Qualified.Engines}JointRows<{_t}>";

    private void WritePortMethods(CodeWriter writer)
    {
        WritePortPrediction(
            writer,
            "Predict",
            "Computes the outputs of any number of rows. Allocates nothing after a thread's first call; safe from many threads.",
            "rows.Predict();",
            "rows.Next()"
        );
        WritePortPrediction(
            writer,
            "PredictParallel",
            "Computes the outputs of many rows on several threads; they have the same bits as those of Predict.",
            "rows.PredictParallel(parallelism);",
            "rows.Next(isParallel: true)"
        );
        if (!_ports.Train)
        {
            return;
        }

        WritePortStep(
            writer,
            "TrainStep",
            "One step of training on a batch of rows; returns their mean loss before the step. From one thread at a time.",
            "optimizer",
            "How the weights follow the gradient; what it remembers lives in the network."
        );
        WritePortStep(
            writer,
            "Gradient",
            "The gradient of the mean loss of a batch, by parameter and by input; the weights stay. Returns the loss. From one thread at a time.",
            "into",
            "Receives the gradients."
        );
        WriteGradientOfData(
            writer,
            "_engine",
            "The gradient of the mean loss of all rows of a dataset. Returns the loss. From one thread at a time.",
            "The rows."
        );
    }

    private void WriteGradientOfData(CodeWriter writer, string engine, string summary, string data) =>
        Unless(
            Signature("Gradient", 1),
            parameters =>
            {
                writer.Summary(summary);
                writer.Line($"/// <param name=\"data\">{data}</param>");
                writer.Line("/// <param name=\"into\">Receives the gradients.</param>");
                Member(
                    writer,
                    $"public {_t} Gradient({parameters})",
                    $"{Qualified.Training}Trainer.Gradient({engine}, data, into)",
                    leadsToKernels: true
                );
            }
        );

    private void WritePortPrediction(CodeWriter writer, string method, string summary, string predict, string next)
    {
        string[] inputs = [.. _ports.InputParameters.Select(Identifiers.Escape)];
        string[] outputs = [.. _ports.OutputParameters.Select(Identifiers.Escape)];
        Unless(
            Signature(method),
            parameters =>
            {
                writer.Summary(summary);
                WriteInputDocs(writer);
                foreach ((string name, OutputPort port) in _ports.OutputParameters.Zip(_graph.Outputs, (name, port) => (name, port)))
                {
                    writer.Line(
                        $"/// <param name=\"{name}\">Receives rows × {Literals.Integer(port.Length)} values, shape {port.Value?.Shape}.</param>"
                    );
                }

                if (method != "Predict")
                {
                    writer.Line(
                        "/// <param name=\"parallelism\">Most threads; 0 for all processors. Too few rows stay on the calling thread.</param>"
                    );
                }

                writer.Line(
                    "/// <exception cref=\"global::System.ArgumentException\">The inputs are no whole rows of one number, an output is too short, or two of the spans share memory.</exception>"
                );
                WriteIndexException(writer);
                WriteMethod(
                    writer,
                    $"public void {method}({parameters})",
                    () =>
                    {
                        writer.Line($"{JointRows} rows = {JointRows}.Begin(_engine);");
                        WriteEach(writer, inputs, (i, x) => $"rows.CheckInput({i}, {x});");
                        WriteEach(writer, outputs, (i, y) => $"{y} = rows.CheckOutput({i}, {y});");
                        WriteOverlapCheck(writer, [.. Overlaps(inputs.Where((_, i) => !_ports.Inputs[i].IsIndices), outputs)]);
                        writer.Open($"while ({next})");
                        WriteEach(writer, inputs, (i, x) => $"rows.Join({i}, {x});");
                        writer.Line(predict);
                        WriteEach(writer, outputs, (i, y) => $"rows.Split({i}, {y});");
                        writer.Close();
                    }
                );
            }
        );
    }

    private void WritePortStep(CodeWriter writer, string method, string summary, string last, string lastDoc)
    {
        MethodSignature signature = Signature(method);
        int inputCount = _ports.Inputs.Count;
        string[] spans = [.. signature.Parameters.Take(inputCount + _ports.Outputs.Count).Select(parameter => parameter.Name)];
        string[] inputs = [.. spans.Take(inputCount).Select(Identifiers.Escape)];
        string[] targets = [.. spans.Skip(inputCount).Select(Identifiers.Escape)];
        Unless(
            signature,
            parameters =>
            {
                writer.Summary(summary);
                WriteInputDocs(writer);
                foreach ((string name, OutputPort port) in spans.Skip(inputCount).Zip(_graph.Outputs, (name, port) => (name, port)))
                {
                    string doc =
                        port.Loss?.TakesClasses == true
                            ? $"One class index for each row, for the output {port.Name}."
                            : $"rows × {Literals.Integer(port.Length)} targets of the output {port.Name}.";
                    writer.Line($"/// <param name=\"{name}\">{doc}</param>");
                }

                writer.Line($"/// <param name=\"{last}\">{lastDoc}</param>");
                WriteIndexException(writer);
                WriteMethod(
                    writer,
                    $"public {_t} {method}({parameters})",
                    () =>
                    {
                        writer.Line($"{JointRows} rows = {JointRows}.Begin(_engine);");
                        WriteEach(writer, inputs, (i, x) => $"rows.CheckInput({i}, {x});");
                        WriteEach(writer, targets, (i, y) => $"rows.CheckTargets({i}, {y});");
                        writer.Line("rows.TakeAll();");
                        WriteEach(writer, inputs, (i, x) => $"rows.Join({i}, {x});");
                        WriteEach(writer, targets, (i, y) => $"rows.JoinTargets({i}, {y});");
                        writer.Line($"return _engine.{method}(rows, {last});");
                    }
                );
            }
        );
    }

    private void WriteOverlapCheck(CodeWriter writer, string[] overlaps)
    {
        if (overlaps.Length == 0)
        {
            return;
        }

        writer.Line("if (");
        writer.Lines(overlaps.Select((pair, i) => (i == 0 ? "    " : "    || ") + pair));
        writer.Line(")");
        writer.Open("{", alone: true);
        writer.Line($"{JointRows}.ThrowOverlap();");
        writer.Close();
        writer.Blank();
    }

    private void WriteInputDocs(CodeWriter writer)
    {
        foreach ((string name, InputPort port) in _ports.InputParameters.Zip(_graph.Inputs, (name, port) => (name, port)))
        {
            string kind = port.IsIndices ? "indices" : "values";
            writer.Line($"/// <param name=\"{name}\">rows × {Literals.Integer(port.Length)} {kind}, shape {port.Shape}.</param>");
        }
    }

    /// <summary>Writes a method of several statements, or one that throws if the declaration has a mistake.</summary>
    private void WriteMethod(CodeWriter writer, string declaration, Action body)
    {
        writer.Line(FileFrame.GeneratedCode);
        if (!_works)
        {
            writer.Member(declaration, Body(""));
            writer.Blank();
            return;
        }

        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open(declaration);
        body();
        writer.Close();
        writer.Blank();
    }

    private static void WriteEach(CodeWriter writer, string[] names, Func<string, string, string> line) =>
        writer.Lines(names.Select((name, i) => line(Literals.Integer(i), name)));

    /// <summary>
    /// Returns conditions that are true if an output shares memory with another output or with an input. Writing to the output
    /// would then change rows of the input that are still to be read, or rows of the other output.
    /// </summary>
    private static IEnumerable<string> Overlaps(IEnumerable<string> inputs, string[] outputs) =>
        outputs.SelectMany(
            (output, i) => inputs.Concat(outputs.Take(i)).Select(other => $"global::System.MemoryExtensions.Overlaps({other}, {output})")
        );
}
