using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

// The members that train a network without a loss by gradients of its outputs.
internal sealed partial class FaceWriter
{
    private const string RowsOfTape =
        "/// <exception cref=\"global::System.InvalidOperationException\">The tape holds no Forward of this network with its present weights.</exception>";

    private string[] Inputs => _ports.AreSeveral ? _ports.InputParameters : ["x"];

    private string[] Outputs => _ports.AreSeveral ? _ports.OutputParameters : ["y"];

    private string[] InputNames => Escaped(Inputs);

    private string[] OutputNames => Escaped(Outputs);

    private string[] OutputGradients => Escaped(_ports.OutputGradientParameters);

    /// <summary>The spans for gradients of inputs; an input of indices has none.</summary>
    private (string Name, int Port)[] InputGradients =>
        [.. Escaped(_ports.InputGradientParameters).Select((name, i) => (name, i)).Where(span => !_ports.Inputs[span.i].IsIndices)];

    private static string[] Escaped(IEnumerable<string> names) => [.. names.Select(Identifiers.Escape)];

    private void WriteTape(CodeWriter writer)
    {
        if (_works)
        {
            writer.Line(FileFrame.GeneratedCode);
            writer.Open($"private {GeneratedMembers.Learner} Learning");
            writer.Line(JitHints.Optimized(writer.Names));
            writer.Line($"get => ({GeneratedMembers.Learner}?)_engine.Learner ?? new(_engine);");
            writer.Close();
            writer.Blank();
        }

        if (!IsTaken("Tape"))
        {
            writer.Summary(
                "What Backward needs of one Forward. The next Forward with the same tape overwrites it; its memory grows with the rows and is used again."
            );
            writer.Line(FileFrame.GeneratedCode);
            writer.Line($"public sealed class Tape : {Qualified.Engines}NetworkTape<{_t}> {{ }}");
            writer.Blank();
        }

        WriteForward(writer);
        WriteBackward(writer);
        if (!IsTaken("Apply"))
        {
            writer.Summary(
                "Moves the weights by the sum of the gradients of all Backward calls since the last Apply; L1 and L2 are added once. From one thread at a time."
            );
            writer.Line(
                "/// <param name=\"optimizer\">How the weights follow the gradient; what it remembers lives in the network.</param>"
            );
            writer.Line(
                "/// <exception cref=\"global::System.InvalidOperationException\">There was no Backward since the last Apply.</exception>"
            );
            writer.Line(
                "/// <exception cref=\"global::StaticNets.TrainingDivergedException\">A gradient or a weight would not be finite; no weight has changed, and the gradients are discarded.</exception>"
            );
            Member(writer, "public void Apply(global::StaticNets.Optimizer optimizer)", "Learning.Apply(optimizer)", leadsToKernels: true);
        }

        WriteOutsideGradient(writer);
        if (_ports.HasGradientOfData)
        {
            WriteGradientOfData(
                writer,
                "Learning",
                "The gradient of the sum of outputs × their gradients over all rows of a dataset. Returns the sum. From one thread at a time.",
                "The rows; their targets are the gradients of the outputs."
            );
        }
    }

    private void WriteForward(CodeWriter writer)
    {
        if (IsTaken("Forward") || IsTaken("Tape"))
        {
            return;
        }

        string spans = string.Join(
            ", ",
            [
                .. InputNames.Zip(_ports.Inputs, (name, input) => $"global::System.ReadOnlySpan<{(input.IsIndices ? "int" : _t)}> {name}"),
                .. OutputNames.Select(name => $"global::System.Span<{_t}> {name}"),
            ]
        );
        string arguments = string.Join(", ", [.. InputNames, .. OutputNames]);
        const string summary = "Computes the outputs of rows as in training, for instance with dropout, and keeps what Backward needs";
        writer.Summary(
            summary + " in a tape of the network, which the next such call overwrites. Returns the tape. From one thread at a time."
        );
        WriteForwardDocs(writer);
        Member(writer, $"public {_self}.Tape Forward({spans})", $"Forward({arguments}, Learning.Own)", leadsToKernels: true);
        writer.Summary(
            summary + " in the given tape, so that several can wait for their gradients. Returns the tape. From one thread at a time."
        );
        WriteForwardDocs(writer);
        writer.Line("/// <param name=\"tape\">The tape; what it held is overwritten.</param>");
        WriteMethod(
            writer,
            $"public {_self}.Tape Forward({spans}, {_self}.Tape tape)",
            () =>
            {
                if (_ports.AreSeveral)
                {
                    writer.Line($"{JointRows} rows = {JointRows}.Begin(Learning);");
                    WriteEach(writer, InputNames, (i, x) => $"rows.CheckInput({i}, {x});");
                    WriteEach(writer, OutputNames, (i, y) => $"{y} = rows.CheckOutput({i}, {y});");
                    writer.Line("rows.TakeAll();");
                    WriteEach(writer, InputNames, (i, x) => $"rows.Join({i}, {x});");
                    writer.Line("Learning.Forward(rows, tape);");
                    WriteEach(writer, OutputNames, (i, y) => $"rows.Split({i}, {y});");
                }
                else
                {
                    writer.Line($"Learning.Forward({Numbers}, y, tape);");
                }

                writer.Line("return tape;");
            }
        );
    }

    private void WriteForwardDocs(CodeWriter writer)
    {
        foreach ((string name, InputPort port) in Inputs.Zip(_graph.Inputs, (name, port) => (name, port)))
        {
            string kind = port.IsIndices ? "indices" : "values";
            writer.Line(
                $"/// <param name=\"{name}\">rows × {Literals.Integer(port.Length)} {kind}, shape {port.Shape}; at least one row.</param>"
            );
        }

        foreach ((string name, OutputPort port) in Outputs.Zip(_graph.Outputs, (name, port) => (name, port)))
        {
            writer.Line(
                $"/// <param name=\"{name}\">Receives rows × {Literals.Integer(port.Length)} values, shape {port.Value?.Shape}.</param>"
            );
        }

        WriteIndexException(writer);
    }

    private void WriteBackward(CodeWriter writer)
    {
        if (IsTaken("Backward") || IsTaken("Tape"))
        {
            return;
        }

        writer.Summary(
            "Computes gradients from the gradients of the outputs, which are taken as they are: nothing is divided by the rows. The gradients of the weights wait for Apply, those of several calls are added. From one thread at a time."
        );
        writer.Line("/// <param name=\"tape\">The tape of a Forward; this call uses it up.</param>");
        WriteOutputGradientDocs(writer);
        foreach ((string name, int port) in InputGradients)
        {
            string length = Literals.Integer(_graph.Inputs[port].Length);
            writer.Line(
                $"/// <param name=\"{name}\">Receives the derivatives by the input, rows × {length} values; empty if they are not needed.</param>"
            );
        }

        writer.Line(RowsOfTape);
        string spans = string.Join(
            ", ",
            [
                $"{_self}.Tape tape",
                .. OutputGradients.Select(name => $"global::System.ReadOnlySpan<{_t}> {name}"),
                .. InputGradients.Select(span => $"global::System.Span<{_t}> {span.Name} = default"),
            ]
        );
        string declaration = $"public void Backward({spans})";
        if (!_ports.AreSeveral)
        {
            string gradient = InputGradients.Length > 0 ? InputGradients[0].Name : "default";
            Member(writer, declaration, $"Learning.Backward(tape, {OutputGradients[0]}, {gradient})", leadsToKernels: true);
            return;
        }

        WriteMethod(
            writer,
            declaration,
            () =>
            {
                writer.Line($"{JointRows} rows = {JointRows}.Begin(Learning, tape);");
                WriteEach(writer, OutputGradients, (i, dy) => $"rows.CheckOutputGradient({i}, {dy}, nameof({dy}));");
                writer.Line("bool needsInputs = false;");
                writer.Lines(
                    InputGradients.Select(span =>
                        $"needsInputs |= rows.CheckInputGradient({Literals.Integer(span.Port)}, {span.Name}, nameof({span.Name}));"
                    )
                );
                writer.Line("rows.TakeAll();");
                WriteEach(writer, OutputGradients, (i, dy) => $"rows.JoinTargets({i}, {dy});");
                writer.Line("Learning.Backward(rows, tape, needsInputs);");
                writer.Lines(InputGradients.Select(span => $"rows.SplitInputGradient({Literals.Integer(span.Port)}, {span.Name});"));
            }
        );
    }

    private void WriteOutputGradientDocs(CodeWriter writer)
    {
        foreach ((string name, OutputPort port) in _ports.OutputGradientParameters.Zip(_graph.Outputs, (name, port) => (name, port)))
        {
            string output = _ports.AreSeveral ? "the output " + port.Name : "the outputs";
            writer.Line(
                $"/// <param name=\"{name}\">The derivatives of a loss by {output}, rows × {Literals.Integer(port.Length)} values.</param>"
            );
        }
    }

    private void WriteOutsideGradient(CodeWriter writer) =>
        Unless(
            Signature("Gradient"),
            parameters =>
            {
                writer.Summary(
                    "The gradient of the sum of outputs × their gradients, by parameter and by input, without dropout; the weights stay. Returns the sum. From one thread at a time."
                );
                foreach ((string name, InputPort port) in Inputs.Zip(_graph.Inputs, (name, port) => (name, port)))
                {
                    string kind = port.IsIndices ? "indices" : "values";
                    writer.Line($"/// <param name=\"{name}\">rows × {Literals.Integer(port.Length)} {kind}, shape {port.Shape}.</param>");
                }

                WriteOutputGradientDocs(writer);
                writer.Line("/// <param name=\"into\">Receives the gradients.</param>");
                WriteIndexException(writer);
                string declaration = $"public {_t} Gradient({parameters})";
                if (!_ports.AreSeveral)
                {
                    Member(writer, declaration, $"Learning.Gradient({Numbers}, {OutputGradients[0]}, into)", leadsToKernels: true);
                    return;
                }

                WriteMethod(
                    writer,
                    declaration,
                    () =>
                    {
                        writer.Line($"{JointRows} rows = {JointRows}.Begin(Learning);");
                        WriteEach(writer, InputNames, (i, x) => $"rows.CheckInput({i}, {x});");
                        WriteEach(writer, OutputGradients, (i, dy) => $"rows.CheckTargets({i}, {dy});");
                        writer.Line("rows.TakeAll();");
                        WriteEach(writer, InputNames, (i, x) => $"rows.Join({i}, {x});");
                        WriteEach(writer, OutputGradients, (i, dy) => $"rows.JoinTargets({i}, {dy});");
                        writer.Line("return Learning.Gradient(rows, into);");
                    }
                );
            }
        );
}
