using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

// The members that compute a sequence step by step.
internal sealed partial class FaceWriter
{
    private void WriteState(CodeWriter writer)
    {
        if (!IsTaken("State"))
        {
            WriteStateType(writer);
        }

        if (!IsTaken("NewState"))
        {
            writer.Summary("A state for one sequence, all zeros: hand it to Step with each step of the sequence.");
            Member(writer, $"public {_self}.State NewState()", "new()");
        }

        if (!IsTaken("Step"))
        {
            writer.Summary(
                "Computes one time step of a sequence and keeps in the state what the next one needs. The outputs are those that Predict computes of all steps so far. Allocates nothing and takes no lock; safe from many threads, each with a state of its own."
            );
            writer.Line("/// <param name=\"state\">What the steps before left.</param>");
            string input = _ports.IsOfIndices ? "one index" : Elements(_step?.InputLength);
            writer.Line($"/// <param name=\"x\">The input of this step: {input}.</param>");
            writer.Line(
                $"/// <param name=\"y\">Receives the output after this step, {Elements(_step?.OutputLength)}; may be the memory of x.</param>"
            );
            writer.Line(
                "/// <exception cref=\"global::System.ArgumentException\">x is no step, or y is too short; the state is as before.</exception>"
            );
            WriteIndexException(writer);
            string spans = $"global::System.ReadOnlySpan<{(_ports.IsOfIndices ? "int" : _t)}> x, global::System.Span<{_t}> y";
            Member(writer, $"public void Step({_self}.State state, {spans})", "_engine.Step(state, x, y)", leadsToKernels: true);
        }
    }

    private void WriteStateType(CodeWriter writer)
    {
        writer.Summary(
            "What Step keeps of the steps of one sequence. It belongs to no network object: networks of this class, with whatever weights, can use it, one thread at a time."
        );
        writer.Line(FileFrame.GeneratedCode);
        if (_step is null)
        {
            writer.Line("public sealed class State");
        }
        else
        {
            writer.Line($"public sealed class State : {Qualified.Engines}NetworkState<{_t}>");
        }

        writer.Open("{", alone: true);
        if (_step is not null)
        {
            // Indices are converted to numbers behind the workspace, so that a step needs no other memory.
            long workspace = _step.Arena.Length + (_ports.IsOfIndices ? _step.InputLength : 0);
            string[] lengths =
            [
                Literals.Named("inputLength", _step.InputLength),
                Literals.Named("outputLength", _step.OutputLength),
                Literals.Named("stateLength", _step.StateLength),
                Literals.Named("workspaceLength", workspace),
            ];
            writer.Line("internal State()");
            writer.Line($"    : base({string.Join(", ", lengths)}) {{ }}");
            writer.Blank();
        }
        else
        {
            writer.Line("internal State() { }");
            writer.Blank();
            writer.Summary("Forgets all steps: zeros again.");
            writer.Line("public void Reset()" + Body(""));
            writer.Blank();
        }

        writer.Summary("Copies what it keeps to another state, which then goes on from the same step.");
        writer.Line("/// <param name=\"destination\">The other state.</param>");
        writer.Line("public void CopyTo(State destination)" + Body("CopyStateTo(destination)"));
        writer.Close();
        writer.Blank();
    }

    private static string Elements(long? length) =>
        length switch
        {
            null => "values",
            1 => "1 value",
            _ => Literals.Integer(length.Value) + " values",
        };
}
