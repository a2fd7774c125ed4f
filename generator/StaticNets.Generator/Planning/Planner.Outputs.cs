using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

// The calls at the outputs: copies to the caller, losses, and the gradients with which the backward pass begins.
internal sealed partial class Planner
{
    /// <summary>Adds calls that copy the outputs to the caller.</summary>
    private void CopyOutputs(ForwardPass pass)
    {
        foreach (OutputPort output in _graph.Outputs)
        {
            if (output.Value!.Steps is null)
            {
                PackRows.Out(pass, pass.Of(output.Value), _ports.Output(output), output.Length);
            }
            else
            {
                StepCopy.Join(pass, pass.Of(output.Value), _ports.Output(output), output.Length, false);
            }
        }
    }

    /// <summary>
    /// Calls the loss of each output. If the losses of two outputs read the same value, the gradients of both losses are added.
    /// </summary>
    private void CallLosses(Pass pass, Buffers buffers, OutputLosses losses)
    {
        bool areSeveral = _graph.Outputs.Count > 1;
        HashSet<int> written = [];
        foreach (OutputPort output in _graph.Outputs)
        {
            Value read = losses.Reads[output.Index];
            string label = areSeveral ? Identifiers.Pascal(output.Name) : "";
            Buffer gradient = OwnGradient(pass, buffers, read, written);
            LossOperands operands = new(
                output.Index,
                label,
                buffers.Of(read),
                _ports.Targets(output),
                gradient,
                LossRules.FunctionOf(_graph, output),
                areSeveral || output.Weight != 1 ? new OutputShare(areSeveral ? output.Index : null, output.Weight) : null
            );
            output.Loss!.Call(pass, read, operands);
            AddToGradient(pass, buffers, read, gradient, label);
        }
    }

    /// <summary>
    /// Copies the gradient of each output from the caller to the workspace. If two outputs are the same value, their gradients are added.
    /// </summary>
    private void ReadOutputGradients(Pass pass, Buffers buffers, OutputLosses outputs)
    {
        HashSet<int> written = [];
        foreach (OutputPort output in _graph.Outputs)
        {
            Value read = outputs.Reads[output.Index];
            Buffer gradient = OwnGradient(pass, buffers, read, written);
            PackRows.In(pass, _ports.OutputGradient(output), gradient, output.Length);
            AddToGradient(pass, buffers, read, gradient, Identifiers.Pascal(output.Name));
        }
    }

    /// <summary>
    /// Returns the buffer for the gradient that one output gives to a value: the gradient of the value, or memory of its own if another
    /// output gave a gradient to the same value before.
    /// </summary>
    private static Buffer OwnGradient(Pass pass, Buffers buffers, Value read, HashSet<int> written) =>
        written.Add(read.Id) ? buffers.Gradient(read) : pass.RowScratch(read, ValueContent.LossGradient, read.Shape.Length);

    /// <summary>Adds the gradient that one output gives to a value to those of other outputs, if there were any before.</summary>
    private static void AddToGradient(Pass pass, Buffers buffers, Value read, Buffer own, string label)
    {
        Buffer total = buffers.Gradient(read);
        if (own != total)
        {
            Operand[] sum = [Operand.Read("own", own), Operand.Write("gradient", total)];
            pass.CallElementwise(label + "LossGradient", "gradient += own", Term.Add("gradient", "own"), sum);
        }
    }

    /// <summary>
    /// Returns the buffer of each layer's output. If the loss computes the activation of a layer, the buffer holds the input of the
    /// activation instead.
    /// </summary>
    private EquatableArray<Buffer> LayerOutputs(Buffers buffers, OutputLosses losses, IReadOnlyList<Operation> operations) =>
        _graph
            .Layers.Select(layer => losses.Standing(layer.Output!))
            .Select(value => buffers.Of(PooledConvolutions.Standing(operations, _fusion.Standing(value))))
            .ToEquatableArray();
}
