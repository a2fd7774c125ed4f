using StaticNets.Generator.Declarations;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

// The method that returns the output of every layer, for networks with [Network(Activations = true)].
internal sealed partial class FaceWriter
{
    private void WriteActivations(CodeWriter writer)
    {
        if (_works)
        {
            writer.Line(FileFrame.GeneratedCode);
            writer.Line($"private {GeneratedMembers.ActivationEngine}? {GeneratedMembers.FieldOfActivations};");
            writer.Blank();
        }

        if (IsTaken("Activations"))
        {
            return;
        }

        writer.Summary("Computes the outputs of every layer for any number of rows; allocates the result. Safe from many threads.");
        if (_ports.AreSeveral)
        {
            WriteInputDocs(writer);
        }
        else
        {
            string rows = _ports.HaveAnySteps ? "rows × steps" : "rows";
            writer.Line($"/// <param name=\"x\">{rows} × <see cref=\"InputLength\"/> {InputKind}.</param>");
        }

        if (_ports.HaveAnySteps)
        {
            writer.Line("/// <param name=\"steps\">Number of time steps of each row, at least 1.</param>");
        }

        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The lengths are no whole number of rows.</exception>");
        WriteIndexException(writer);
        string[] spans =
        [
            .. InputNames.Zip(_ports.Inputs, (name, input) => $"global::System.ReadOnlySpan<{(input.IsIndices ? "int" : _t)}> {name}"),
        ];
        string steps = _ports.HaveAnySteps ? ", int steps" : "";
        string declaration = $"public global::StaticNets.Activations<{_t}> Activations({string.Join(", ", spans)}{steps})";
        const string engine = $"({GeneratedMembers.FieldOfActivations} ??= new(_engine))";
        if (!_ports.AreSeveral)
        {
            string arguments = Numbers + (_ports.HaveAnySteps ? ", steps" : "");
            Member(writer, declaration, $"{engine}.Compute({arguments})", leadsToKernels: true);
            return;
        }

        WriteMethod(
            writer,
            declaration,
            () =>
            {
                writer.Line($"{JointRows} rows = {JointRows}.Begin(_engine);");
                WriteEach(writer, InputNames, (i, x) => $"rows.CheckInput({i}, {x});");
                writer.Line("rows.TakeAll();");
                WriteEach(writer, InputNames, (i, x) => $"rows.Join({i}, {x});");
                writer.Line($"return {engine}.Compute(rows);");
            }
        );
    }
}
