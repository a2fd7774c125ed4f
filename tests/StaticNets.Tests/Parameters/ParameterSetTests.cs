using System.Numerics.Tensors;
using StaticNets.Runtime;

namespace StaticNets.Tests;

public class ParameterSetTests
{
    [Fact]
    public void NamesAreInTheOrderOfTheLayers()
    {
        ParameterSet<float> parameters = new TinyNetwork<float>().ParameterSet;
        Assert.Equal(["dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"], parameters.Names);
        Assert.Equal(4, parameters.Count);
    }

    [Fact]
    public void ViewsHaveTheDeclaredShapeAndSkipThePadding()
    {
        var network = new TinyNetwork<float>();
        network.ParameterSet.Set("dense/kernel", [1, 2, 3, 4, 5, 6]);
        ReadOnlyTensorSpan<float> kernel = network.ParameterSet["dense/kernel"];
        Assert.Equal([3, 2], kernel.Lengths.ToArray());
        Assert.Equal(16, kernel.Strides[0]);
        Assert.Equal(4, kernel[1, 1]);
        float[] flat = new float[6];
        kernel.FlattenTo(flat);
        Assert.Equal([1, 2, 3, 4, 5, 6], flat);
        Assert.Equal([2], network.ParameterSet["dense/bias"].Lengths.ToArray());
    }

    [Theory]
    [InlineData(3, 2, 4, 5)]
    [InlineData(1, 2, 1, 5)]
    [InlineData(1, 1, 4, 1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(7, 1)]
    [InlineData(1, 7)]
    [InlineData(7)]
    [InlineData(1)]
    public void ViewsWorkForEveryShape(params int[] shape)
    {
        var tensor = new TensorDescription("conv2d/kernel", [.. shape], Offset: 16, RowStride: 16, Initializer.Zeros, 1, 1);
        var block = new AlignedBlock<float>(16 + (tensor.Rows * 16));
        var parameters = new ParameterSet<float>([tensor], block);
        float[] values = [.. Enumerable.Range(1, tensor.Length).Select(i => (float)i)];
        parameters.Set("conv2d/kernel", values);
        float[] flat = new float[values.Length];
        parameters["conv2d/kernel"].FlattenTo(flat);
        Assert.Equal(values, flat);
        Assert.Equal(shape.Select(length => (nint)length), parameters["conv2d/kernel"].Lengths.ToArray());
        for (int i = 0; i < block.Length; i++)
        {
            bool visible = i >= 16 && i % 16 < tensor.RowLength;
            Assert.Equal(visible ? values[(((i / 16) - 1) * tensor.RowLength) + (i % 16)] : 0, block.Span[i]);
        }

        parameters.Edit(editor => editor["conv2d/kernel"][new nint[shape.Length]] = 99);
        Assert.Equal(99, block.Span[16]);
    }

    [Fact]
    public void AnUnknownNameSuggestsTheNearest()
    {
        ParameterSet<float> parameters = new TinyNetwork<float>().ParameterSet;
        var error = Assert.Throws<KeyNotFoundException>(() => parameters["dense_1/kernal"].Lengths.Length);
        Assert.Contains("'dense_1/kernal'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'dense_1/kernel'?", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<KeyNotFoundException>(() => parameters.Set("something else", [1]));
        Assert.Contains("dense/kernel, dense/bias, dense_1/kernel, dense_1/bias", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void SetWantsAsManyValuesAsThereAre(int count)
    {
        var error = Unchanged(parameters => Assert.Throws<ArgumentException>(() => parameters.Set("dense/kernel", new float[count])));
        Assert.Contains("[3, 2] holds 6", error.Message, StringComparison.Ordinal);
        Assert.Contains($"but {count} were given", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SetRefusesValuesThatAreNotFinite()
    {
        float[] values = [0, 1, 2, 3, float.NaN, 5];
        var error = Unchanged(parameters => Assert.Throws<ArgumentException>(() => parameters.Set("dense/kernel", values)));
        Assert.Contains("value 4 of tensor 'dense/kernel'", error.Message, StringComparison.Ordinal);
        Assert.Contains("NaN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EditWritesSeveralTensors()
    {
        var network = new TinyNetwork<float>();
        network.ParameterSet.Edit(editor =>
        {
            editor["dense/kernel"][2, 1] = 42;
            editor["dense_1/bias"].Fill(7);
            Assert.NotEqual(42, network.ParameterSet["dense/kernel"][2, 1]);
        });
        Assert.Equal(42, network.ParameterSet["dense/kernel"][2, 1]);
        Assert.Equal(7, network.ParameterSet["dense_1/bias"][1]);
        Assert.Equal(new TinyNetwork<float>().ParameterSet["dense/kernel"][0, 0], network.ParameterSet["dense/kernel"][0, 0]);
    }

    [Fact]
    public void EditThatThrowsChangesNothing()
    {
        Unchanged(parameters =>
            Assert.Throws<FormatException>(() =>
                parameters.Edit(editor =>
                {
                    editor["dense/bias"].Fill(7);
                    throw new FormatException();
                })
            )
        );
    }

    [Fact]
    public void EditThatLeavesSomethingNotFiniteChangesNothing()
    {
        var error = Unchanged(parameters =>
            Assert.Throws<ArgumentException>(() =>
                parameters.Edit(editor =>
                {
                    editor["dense/bias"].Fill(7);
                    editor["dense_1/kernel"][1, 0] = float.NegativeInfinity;
                })
            )
        );
        Assert.Contains("value 2 of tensor 'dense_1/kernel'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatAnEditWouldUndoIsRefusedWhileItRuns()
    {
        var network = new TinyNetwork<float>();
        ParameterSet<float> parameters = network.ParameterSet;
        parameters.Edit(editor =>
        {
            editor["dense/bias"][0] = 3;
            Assert.Throws<InvalidOperationException>(() => parameters.Set("dense/bias", [7, 7]));
            Assert.Throws<InvalidOperationException>(() => parameters.Edit(_ => { }));
            Assert.Throws<InvalidOperationException>(() => network.LoadWeights("none.safetensors"));
        });
        Assert.Equal(3, parameters["dense/bias"][0]);
        parameters.Set("dense/bias", [7, 7]);
        Assert.Equal(7, parameters["dense/bias"][1]);
    }

    [Fact]
    public void AnEditorIsOfNoUseAfterItsEdit()
    {
        ParameterEditor<float>? escaped = null;
        new TinyNetwork<float>().ParameterSet.Edit(editor => escaped = editor);
        Assert.Throws<InvalidOperationException>(() => escaped!["dense/bias"].Fill(1));
    }

    private static TError Unchanged<TError>(Func<ParameterSet<float>, TError> act)
    {
        var network = new TinyNetwork<float>();
        float[] before = network.Parameters.Span.ToArray();
        TError error = act(network.ParameterSet);
        Assert.Equal(before, network.Parameters.Span.ToArray());
        return error;
    }
}
